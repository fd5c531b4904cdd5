package org.patchbay.testing;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** A filter in force on a host: which addresses it knows, which ports it opens and closes. */
final class GuardOnHost {
  private static final int PORTS = 1 << 16;
  private static final int EPHEMERAL_FIRST = 32768;
  private static final int EPHEMERAL_LAST = 60999;

  private final HostXml filter;

  GuardOnHost(String document) {
    filter = new HostXml(document);
  }

  /** All that it lets pass from or to; nobody's address, to ask whether one is taken, apart. */
  Set<String> addresses() {
    Set<String> all = new TreeSet<>();
    for (String name : List.of("srcipaddr", "dstipaddr", "arpsrcipaddr")) {
      all.addAll(filter.texts("/filter/rule[@action='accept']/*/@" + name));
    }
    all.remove("0.0.0.0");
    return all;
  }

  /** What the machine may not reach, whatever else it may. */
  Set<String> barred() {
    return filter.texts("/filter/rule[@action='drop'][@direction='out']/*/@dstipaddr");
  }

  /** MACs that it lets through. */
  Set<String> macs() {
    return filter.texts("/filter/rule/*/@srcmacaddr | /filter/rule/*/@arpsrcmacaddr");
  }

  /** As the database writes them: {@code UDP 10000-20000}. */
  Set<String> open() {
    Set<String> open = new TreeSet<>();
    for (String protocol : List.of("tcp", "udp")) {
      filter
          .elements("/filter/rule[@action='accept'][@direction='in']/" + protocol)
          .filter(rule -> rule.hasAttribute("dstportstart"))
          .forEach(rule -> open.add(protocol.toUpperCase(Locale.ROOT) + " " + range(rule)));
    }
    return open;
  }

  private static String range(Element rule) {
    return rule.getAttribute("dstportstart") + "-" + last(rule);
  }

  private static int last(Element rule) {
    String end = rule.getAttribute("dstportend");
    return Integer.parseInt(end.isEmpty() ? rule.getAttribute("dstportstart") : end);
  }

  /** True when all ports of the protocol are closed but those, and those that answers come to. */
  boolean closesAllBut(Set<String> open, String protocol) {
    BitSet closed = new BitSet(PORTS);
    filter
        .elements("/filter/rule[@action='drop'][@direction='in']/ip")
        .filter(rule -> rule.getAttribute("protocol").equals(protocol))
        .forEach(
            rule ->
                closed.set(Integer.parseInt(rule.getAttribute("dstportstart")), last(rule) + 1));
    BitSet wanted = new BitSet(PORTS);
    wanted.set(0, PORTS);
    wanted.clear(EPHEMERAL_FIRST, EPHEMERAL_LAST + 1);
    open.stream()
        .map(range -> range.split("[ -]"))
        .filter(words -> words[0].equalsIgnoreCase(protocol))
        .forEach(words -> wanted.clear(Integer.parseInt(words[1]), Integer.parseInt(words[2]) + 1));
    return closed.equals(wanted);
  }
}
