package org.patchbay.hypervisor.edge.libvirt.document;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;

/**
 * A network that plugs machines into a bridge of the operator (libvirt.org/formatnetwork.html). Two
 * are equal when they plug into the same place the same way.
 *
 * @param name on the host
 * @param bridge name of the bridge
 * @param openVswitch whether it is one of Open vSwitch
 * @param vlan tag that its machines' frames carry on the bridge
 * @param isolated whether its machines are kept from talking to each other
 */
public record NetworkDocument(
    String name, String bridge, boolean openVswitch, OptionalInt vlan, boolean isolated) {
  /** A tenant's segment, as the host makes them. */
  public static NetworkDocument of(HostAddress host, SegmentSpec segment) {
    String name = segment.networkName();
    return switch (host.profile()) {
      case OVS_VLAN ->
          new NetworkDocument(
              name, host.segmentBridge(), true, OptionalInt.of(segment.id()), false);
      case BRIDGE_POOL ->
          new NetworkDocument(
              name, host.segmentBridge() + segment.id(), false, OptionalInt.empty(), false);
    };
  }

  public static NetworkDocument of(PublicSpec network) {
    return new NetworkDocument(
        network.networkName(), network.bridge(), false, OptionalInt.empty(), true);
  }

  /** Of the network that the interface plugs into. */
  public static NetworkDocument of(HostAddress host, NicSpec nic) {
    return nic instanceof NicSpec.Private plug
        ? of(host, plug.segment())
        : of(((NicSpec.Public) nic).network());
  }

  /** A network that runs and will be the same when it starts next. */
  public Fixture untouched() {
    return fixture(true, this);
  }

  /** As it was found. */
  public Fixture fixture(boolean runs, NetworkDocument next) {
    Map<FixtureField, String> fields = new EnumMap<>(FixtureField.class);
    fields.put(FixtureField.RUNNING, Fixture.yes(runs));
    fields.put(FixtureField.BRIDGE, bridge);
    fields.put(FixtureField.OPEN_VSWITCH, Fixture.yes(openVswitch));
    fields.put(FixtureField.TAG, tagText());
    fields.put(FixtureField.ISOLATED, Fixture.yes(isolated));
    fields.put(FixtureField.NEXT_BRIDGE, next.bridge);
    fields.put(FixtureField.NEXT_OPEN_VSWITCH, Fixture.yes(next.openVswitch));
    fields.put(FixtureField.NEXT_TAG, next.tagText());
    fields.put(FixtureField.NEXT_ISOLATED, Fixture.yes(next.isolated));
    return Fixture.network(name, fields);
  }

  /** Empty for none. */
  String tagText() {
    return vlan.isPresent() ? String.valueOf(vlan.getAsInt()) : "";
  }

  /** The name of the network that the interface plugs into. */
  public static String nameFor(NicSpec nic) {
    if (nic instanceof NicSpec.Private plug) {
      return plug.segment().networkName();
    }
    return ((NicSpec.Public) nic).network().networkName();
  }

  /** Reads libvirt's document. */
  public static NetworkDocument read(String text) {
    Xml network = Xml.parse(text);
    return new NetworkDocument(
        network.find("name").map(Xml::text).orElse(""),
        network.find("bridge").map(bridge -> bridge.get("name")).orElse(""),
        network.find("virtualport").map(v -> v.get("type").equals("openvswitch")).orElse(false),
        network
            .find("vlan/tag")
            .map(tag -> OptionalInt.of(Integer.parseInt(tag.get("id"))))
            .orElse(OptionalInt.empty()),
        network.find("port").map(port -> port.get("isolated").equals("yes")).orElse(false));
  }

  /** The uuid that a network of this name gets where there is none yet. */
  public UUID freshUuid() {
    return UUID.nameUUIDFromBytes(("patchbay network " + name).getBytes(StandardCharsets.UTF_8));
  }

  /** As libvirt reads it. */
  public String text(UUID uuid) {
    Xml network = Xml.root("network");
    network.child("name", name).child("uuid", uuid);
    network.child("forward", forward -> forward.set("mode", "bridge"));
    network.child("bridge", to -> to.set("name", bridge));
    if (openVswitch) {
      network.child("virtualport", port -> port.set("type", "openvswitch"));
    }
    vlan.ifPresent(
        tag -> network.child("vlan", v -> v.child("tag", number -> number.set("id", tag))));
    if (isolated) {
      network.child("port", port -> port.set("isolated", "yes"));
    }
    return network.toString();
  }
}
