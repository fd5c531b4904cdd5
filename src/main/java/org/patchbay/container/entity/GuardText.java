package org.patchbay.container.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.network.entity.Subnet;

/**
 * A container's guard as the database keeps it, a line each: {@code UDP 10000-20000}, {@code TCP
 * 22-22 192.0.2.0/24 2001:db8::/32}; what may be reached as {@code OUT UDP 5060-5060}, and {@code
 * OUT} where nothing else may. What is barred is the platform's and not kept here.
 */
public final class GuardText {
  private static final String OUT = "OUT";

  private GuardText() {}

  public static List<String> write(Guard guard) {
    List<String> lines = new ArrayList<>(ports(guard.open()));
    guard
        .outgoing()
        .ifPresent(
            listed -> {
              lines.add(OUT);
              ports(listed).forEach(line -> lines.add(OUT + " " + line));
            });
    return List.copyOf(lines);
  }

  /** Ports that are open, and nothing else. */
  public static List<String> ports(Collection<OpenPort> open) {
    return open.stream().map(GuardText::write).toList();
  }

  private static String write(OpenPort port) {
    return Stream.concat(
            Stream.of(port.protocol() + " " + port.first() + "-" + port.last()),
            port.peers().stream().map(AddressBlock::toString))
        .collect(Collectors.joining(" "));
  }

  public static Guard read(Collection<String> lines) {
    List<OpenPort> open = new ArrayList<>();
    List<OpenPort> listed = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(OUT + " ")) {
        listed.add(port(line.substring(OUT.length() + 1)));
      } else if (!line.equals(OUT)) {
        open.add(port(line));
      }
    }
    boolean limited = lines.contains(OUT);
    return new Guard(open, limited ? Optional.of(listed) : Optional.empty(), List.of());
  }

  private static OpenPort port(String text) {
    String[] words = text.split(" ");
    String[] range = words[1].split("-");
    return new OpenPort(
        OpenPort.Protocol.valueOf(words[0]),
        Integer.parseInt(range[0]),
        Integer.parseInt(range[1]),
        Stream.of(words).skip(2).map(GuardText::block).toList());
  }

  private static AddressBlock block(String text) {
    Subnet subnet = Subnet.parse(text);
    return new AddressBlock(subnet.network(), subnet.prefix());
  }
}
