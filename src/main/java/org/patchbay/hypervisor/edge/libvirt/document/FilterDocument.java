package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.NicSpec;

/**
 * The guard of one public interface (libvirt.org/formatnwfilter.html), in two layers.
 *
 * <p>The bridge layer pins the machine to its MAC and addresses and drops what is aimed at a closed
 * port. It works on every host, but knows no connections: it has to let ephemeral ports pass, since
 * answers arrive there, and let out what comes from an open port, since it may be an answer. The
 * connection layer lets in what is open and the answers to what the machine asked, and nothing
 * else. It works where the host hands bridged packets to iptables ({@code
 * net.bridge.bridge-nf-call-iptables=1}); where it doesn't, the bridge layer still stands.
 */
public final class FilterDocument {
  private static final String PREFIX = "pb-nic-";
  private static final int UUID_LENGTH = 36;

  private FilterDocument() {}

  /** Tells whose it is, so that it is found even where no machine names it. */
  public static String name(UUID machine, String mac) {
    return PREFIX + machine + "-" + mac.replace(':', '-');
  }

  /** Whose guard bears the name; empty when it is none of ours. */
  public static Optional<UUID> owner(String name) {
    int end = PREFIX.length() + UUID_LENGTH;
    if (!name.startsWith(PREFIX) || name.length() <= end) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(name.substring(PREFIX.length(), end)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** True for the name of a guard of this machine. */
  public static boolean isGuardOf(UUID machine, String name) {
    return name.startsWith(PREFIX + machine + "-");
  }

  public static String of(UUID machine, NicSpec.Public nic) {
    String name = name(machine, nic.mac());
    Xml filter = Xml.root("filter").set("name", name).set("chain", "root");
    filter.child("uuid", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    var rules = new FilterRules(filter);
    identity(rules, nic.mac());
    for (IpFamily family : IpFamily.values()) {
      List<InetAddress> addresses = nic.addresses().stream().filter(family::has).toList();
      if (!addresses.isEmpty()) {
        GuardView guard = GuardView.of(nic.guard(), family);
        new BridgeLayer(rules, family, nic.mac()).write(addresses, guard);
        ConnectionLayer.write(rules, family, guard);
      }
    }
    rules.drop("inout", FilterRules.REST);
    return filter.toString();
  }

  /** Speaks as itself only; after a migration QEMU may announce where the machine is now. */
  private static void identity(FilterRules rules, String mac) {
    rules.drop("out", FilterRules.IDENTITY, "mac", "match", "no", "srcmacaddr", mac);
    rules.accept(
        "out",
        FilterRules.IDENTITY + 1,
        "rarp",
        "opcode",
        "Request_Reverse",
        "arpsrcmacaddr",
        mac,
        "arpdstmacaddr",
        mac);
  }
}
