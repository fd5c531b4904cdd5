package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.List;
import java.util.UUID;
import org.patchbay.hypervisor.entity.NicSpec;

/**
 * One interface of a machine, by itself: to be plugged in, or as it was found.
 *
 * @param text the whole element
 */
public record CardDocument(Plug plug, boolean isGuarded, String text) {
  /** What tells one from another. */
  public record Plug(String mac, String network) {}

  public String mac() {
    return plug.mac();
  }

  public static Plug plug(NicSpec nic) {
    return new Plug(nic.mac(), NetworkDocument.nameFor(nic));
  }

  public static CardDocument of(UUID machine, NicSpec nic) {
    Xml card = Xml.root("interface");
    MachineDevices.plug(card, machine, nic, true);
    return new CardDocument(plug(nic), nic instanceof NicSpec.Public, card.toString());
  }

  /** Those that a domain's document tells of. */
  public static List<CardDocument> read(String domain) {
    return Xml.parse(domain)
        .find("devices")
        .map(devices -> devices.children("interface").stream().map(CardDocument::read).toList())
        .orElse(List.of());
  }

  private static CardDocument read(Xml card) {
    String mac = card.find("mac").map(found -> found.get("address")).orElse("");
    String network = card.find("source").map(found -> found.get("network")).orElse("");
    return new CardDocument(
        new Plug(mac, network), card.find("filterref").isPresent(), card.toString());
  }
}
