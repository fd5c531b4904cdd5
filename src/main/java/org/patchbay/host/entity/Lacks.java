package org.patchbay.host.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.patchbay.hypervisor.entity.HostGround;
import org.patchbay.hypervisor.entity.HostProfile;

/** What a host lacks of what its operator prepares, as it was seen last. Pure. */
public final class Lacks {
  private Lacks() {}

  /**
   * What is not there.
   *
   * @param publics the bridges of the public networks
   * @param segments the numbers of the segments that may come to the host
   */
  public static List<Lack> of(Host host, Collection<String> publics, Collection<Integer> segments) {
    List<Lack> lacks = new ArrayList<>();
    pool(host, lacks);
    HostGround ground = host.footing().ground();
    if (host.profile() == HostProfile.OVS_VLAN && !ground.openVswitch()) {
      lacks.add(new Lack(Lack.Kind.OPEN_VSWITCH_MISSING, ""));
    }
    Lack.Kind missing =
        host.profile() == HostProfile.OVS_VLAN
            ? Lack.Kind.SWITCH_MISSING
            : Lack.Kind.SEGMENT_BRIDGE_MISSING;
    for (String bridge : segmentBridges(host, segments)) {
      bridge(host, bridge, missing, Lack.Kind.SEGMENT_BRIDGE_DOWN, lacks);
    }
    for (String bridge : new TreeSet<>(publics)) {
      bridge(host, bridge, Lack.Kind.BRIDGE_MISSING, Lack.Kind.BRIDGE_DOWN, lacks);
    }
    if (!ground.guards()) {
      lacks.add(new Lack(Lack.Kind.GUARDS_MISSING, ""));
    }
    return List.copyOf(lacks);
  }

  private static void pool(Host host, List<Lack> lacks) {
    for (PoolOffer offer : host.offers()) {
      var there =
          host.pools().stream().filter(pool -> pool.name().equals(offer.name())).findFirst();
      if (there.isEmpty()) {
        lacks.add(new Lack(Lack.Kind.POOL_MISSING, offer.name()));
      } else if (!there.get().active()) {
        lacks.add(new Lack(Lack.Kind.POOL_STOPPED, offer.name()));
      }
    }
  }

  private static List<String> segmentBridges(Host host, Collection<Integer> segments) {
    return switch (host.profile()) {
      case OVS_VLAN -> List.of(host.segmentBridge());
      case BRIDGE_POOL ->
          new TreeSet<>(segments).stream().map(id -> host.segmentBridge() + id).toList();
    };
  }

  /** A host that can't tell its bridges lacks none that anybody knows of. */
  private static void bridge(
      Host host, String bridge, Lack.Kind missing, Lack.Kind down, List<Lack> lacks) {
    if (host.bridges().isEmpty()) {
      return;
    }
    if (!host.bridges().contains(bridge)) {
      lacks.add(new Lack(missing, bridge));
    } else if (host.footing().ground().down().contains(bridge)) {
      lacks.add(new Lack(down, bridge));
    }
  }
}
