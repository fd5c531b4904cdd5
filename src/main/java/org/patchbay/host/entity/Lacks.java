package org.patchbay.host.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.patchbay.hypervisor.entity.HostGround;
import org.patchbay.hypervisor.entity.HostProfile;

/** What a host lacks of what its operator prepares, as it was seen last. Pure. */
public final class Lacks {
  private Lacks() {}

  /**
   * What is not there.
   *
   * @param publics the bridges of the public networks, and how many bytes their frames carry
   * @param segments the numbers of the segments that may come to the host, and the same
   */
  public static List<Lack> of(
      Host host, Map<String, Integer> publics, Map<Integer, Integer> segments) {
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
    Map<String, Integer> carriers = carriers(host, segments);
    for (String bridge : carriers.keySet()) {
      bridge(host, ground, bridge, missing, Lack.Kind.SEGMENT_BRIDGE_DOWN, lacks);
    }
    for (String bridge : new TreeMap<>(publics).keySet()) {
      bridge(host, ground, bridge, Lack.Kind.BRIDGE_MISSING, Lack.Kind.BRIDGE_DOWN, lacks);
    }
    lacks.addAll(narrow(host, publics, segments));
    if (!ground.guards()) {
      lacks.add(new Lack(Lack.Kind.GUARDS_MISSING, ""));
    }
    return List.copyOf(lacks);
  }

  /**
   * The bridges there that carry less than their networks need, as far as the host tells: it does
   * of Linux bridges, and not of Open vSwitch, where each port has a size of its own.
   */
  public static List<Lack> narrow(
      Host host, Map<String, Integer> publics, Map<Integer, Integer> segments) {
    HostGround ground = host.footing().ground();
    List<Lack> lacks = new ArrayList<>();
    if (host.profile() == HostProfile.BRIDGE_POOL) {
      carriers(host, segments)
          .forEach((b, n) -> narrow(ground, Lack.Kind.SEGMENT_BRIDGE_NARROW, b, n, lacks));
    }
    new TreeMap<>(publics).forEach((b, n) -> narrow(ground, Lack.Kind.BRIDGE_NARROW, b, n, lacks));
    return lacks;
  }

  private static void narrow(
      HostGround ground, Lack.Kind kind, String bridge, int needs, List<Lack> lacks) {
    OptionalInt has = ground.mtu(bridge);
    if (has.isPresent() && has.getAsInt() < needs) {
      lacks.add(new Lack(kind, bridge, has.getAsInt(), needs));
    }
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

  /** What carries segments, and how many bytes their frames do. */
  private static Map<String, Integer> carriers(Host host, Map<Integer, Integer> segments) {
    Map<String, Integer> carriers = new TreeMap<>();
    switch (host.profile()) {
      case OVS_VLAN -> carriers.put(host.segmentBridge(), 0);
      case BRIDGE_POOL ->
          segments.forEach((id, mtu) -> carriers.put(host.segmentBridge() + id, mtu));
    }
    return carriers;
  }

  /** A host that can't tell its bridges lacks none that anybody knows of. */
  private static void bridge(
      Host host,
      HostGround ground,
      String bridge,
      Lack.Kind missing,
      Lack.Kind down,
      List<Lack> lacks) {
    if (host.bridges().isEmpty()) {
      return;
    }
    if (!host.bridges().contains(bridge)) {
      lacks.add(new Lack(missing, bridge));
    } else if (ground.down().contains(bridge)) {
      lacks.add(new Lack(down, bridge));
    }
  }
}
