package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.AddressBlock;

/** Rules of a filter, each with its protocol and what must match, as name and value in turn. */
final class FilterRules {
  /** Priorities: the smaller is asked first. */
  static final int IDENTITY = -900;

  static final int ADDRESSES = -800;
  static final int BARRED = -750;
  static final int PORTS = -700;
  static final int BRIDGE_REST = -600;
  static final int UNREACHED = 50;
  static final int OPEN = 100;
  static final int ANSWERS = 500;
  static final int REST = 1000;

  private final Xml filter;

  FilterRules(Xml filter) {
    this.filter = filter;
  }

  void accept(String direction, int priority, String protocol, Object... match) {
    rule("accept", direction, priority).child(protocol, element -> attributes(element, match));
  }

  void drop(String direction, int priority, String protocol, Object... match) {
    rule("drop", direction, priority).child(protocol, element -> attributes(element, match));
  }

  /** A match, and who is at the other end of it, if that matters. */
  static Object[] peer(String direction, Optional<AddressBlock> peer, Object... match) {
    if (peer.isEmpty()) {
      return match;
    }
    String side = direction.equals("in") ? "srcip" : "dstip";
    Object[] more = {
      side + "addr", peer.get().base().getHostAddress(), side + "mask", peer.get().prefix()
    };
    return Stream.of(match, more).flatMap(Stream::of).toArray();
  }

  /** Drops every frame. */
  void drop(String direction, int priority) {
    rule("drop", direction, priority);
  }

  private Xml rule(String action, String direction, int priority) {
    Xml[] made = new Xml[1];
    filter.child(
        "rule",
        rule ->
            made[0] =
                rule.set("action", action).set("direction", direction).set("priority", priority));
    return made[0];
  }

  private static void attributes(Xml element, Object... match) {
    for (int i = 0; i < match.length; i += 2) {
      element.set(String.valueOf(match[i]), match[i + 1]);
    }
  }
}
