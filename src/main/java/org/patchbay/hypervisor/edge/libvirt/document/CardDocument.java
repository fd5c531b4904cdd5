package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.NicSpec;

/**
 * One interface of a machine, by itself: to be plugged in, or as it was found.
 *
 * @param mtu bytes that a frame carries; empty where it is not said
 * @param text the whole element
 */
public record CardDocument(Plug plug, Hold hold, Place place, String mtu, String text) {
  /** What tells one from another. */
  public record Plug(String mac, String network) {}

  /**
   * How it is held, which can be changed while it is plugged in.
   *
   * @param filter name of its guard, empty for none
   */
  public record Hold(String filter, boolean isolated) {}

  /**
   * Where it is plugged in; known of what runs only.
   *
   * @param tag empty for none
   */
  public record Place(String bridge, String tag) {
    /** Where the network plugs in. */
    public static Place of(NetworkDocument network) {
      return new Place(network.bridge(), network.tagText());
    }
  }

  public String mac() {
    return plug.mac();
  }

  public boolean isGuarded() {
    return !hold.filter.isEmpty();
  }

  public static Plug plug(NicSpec nic) {
    return new Plug(nic.mac(), NetworkDocument.nameFor(nic));
  }

  public static CardDocument of(UUID machine, NicSpec nic) {
    Xml card = Xml.root("interface");
    MachineDevices.plug(card, machine, nic, true);
    return read(card);
  }

  /**
   * Held as this one is to be, and carrying what the one that is plugged in carries: libvirt
   * changes that of no card.
   */
  public CardDocument like(CardDocument there) {
    Xml card = Xml.parse(text);
    card.find("mtu").ifPresent(Xml::remove);
    if (!there.mtu.isEmpty()) {
      card.child("mtu", said -> said.set("size", there.mtu));
    }
    return read(card);
  }

  /** Those that a domain's document tells of. */
  public static List<CardDocument> read(String domain) {
    return Xml.parse(domain)
        .find("devices")
        .map(devices -> devices.children("interface").stream().map(CardDocument::read).toList())
        .orElse(List.of());
  }

  private static CardDocument read(Xml card) {
    String tag = attribute(card, "vlan/tag", "id");
    return new CardDocument(
        new Plug(attribute(card, "mac", "address"), attribute(card, "source", "network")),
        new Hold(
            attribute(card, "filterref", "filter"),
            attribute(card, "port", "isolated").equals("yes")),
        new Place(attribute(card, "source", "bridge"), tag),
        attribute(card, "mtu", "size"),
        card.toString());
  }

  private static String attribute(Xml card, String path, String name) {
    return card.find(path).map(found -> found.get(name)).orElse("");
  }

  /** As it is found where nobody touched it. */
  public static Fixture untouched(HostAddress host, UUID machine, NicSpec nic) {
    CardDocument card = of(machine, nic);
    Place place = Place.of(NetworkDocument.of(host, nic));
    return new CardDocument(card.plug, card.hold, place, card.mtu, card.text).fixture(machine);
  }

  /** As it was found. */
  public Fixture fixture(UUID machine) {
    Map<FixtureField, String> fields = new EnumMap<>(FixtureField.class);
    fields.put(FixtureField.NETWORK, plug.network());
    fields.put(FixtureField.FILTER, hold.filter());
    fields.put(FixtureField.ISOLATED, Fixture.yes(hold.isolated()));
    fields.put(FixtureField.BRIDGE, place.bridge());
    fields.put(FixtureField.TAG, place.tag());
    return Fixture.card(mac(), machine, fields);
  }
}
