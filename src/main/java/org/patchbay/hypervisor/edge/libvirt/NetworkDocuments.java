package org.patchbay.hypervisor.edge.libvirt;

import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;

/** Our networks as libvirt's documents (libvirt.org/formatnetwork.html). */
final class NetworkDocuments {
  private NetworkDocuments() {}

  /** The tag keeps tenants apart on one bridge; or the bridge is the segment's own. */
  static String segment(HostAddress host, SegmentSpec segment) {
    boolean tagged = host.profile() == HostProfile.OVS_VLAN;
    String bridge = tagged ? host.segmentBridge() : host.segmentBridge() + segment.id();
    Xml network = bridged(segment.networkName(), bridge);
    if (tagged) {
      network.child("virtualport", v -> v.set("type", "openvswitch"));
      network.child("vlan", v -> v.child("tag", t -> t.set("id", segment.id())));
    }
    return network.toString();
  }

  /** Machines on one host see each other only by way of the outside. */
  static String publicOne(PublicSpec spec) {
    return bridged(spec.networkName(), spec.bridge())
        .child("port", p -> p.set("isolated", "yes"))
        .toString();
  }

  private static Xml bridged(String name, String bridge) {
    return Xml.root("network")
        .child("name", n -> n.text(name))
        .child("forward", f -> f.set("mode", "bridge"))
        .child("bridge", b -> b.set("name", bridge));
  }

  /** True when both documents make the same network. */
  static boolean same(String one, String other) {
    return essence(Xml.parse(one)).equals(essence(Xml.parse(other)));
  }

  private static String essence(Xml network) {
    return network.find("bridge").map(b -> b.get("name")).orElse("")
        + "|"
        + network.find("vlan/tag").map(t -> t.get("id")).orElse("")
        + "|"
        + network.find("virtualport").map(v -> v.get("type")).orElse("")
        + "|"
        + network.find("port").map(p -> p.get("isolated")).orElse("");
  }
}
