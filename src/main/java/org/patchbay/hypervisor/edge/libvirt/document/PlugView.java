package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.SeenPlug;

/** The interfaces of a domain that runs, as libvirt plugged them in. */
public final class PlugView {
  private PlugView() {}

  public static List<SeenPlug> read(String domain) {
    return Xml.parse(domain)
        .find("devices")
        .map(devices -> devices.children("interface").stream().map(PlugView::plug).toList())
        .orElse(List.of());
  }

  private static SeenPlug plug(Xml card) {
    Set<Integer> tags =
        card.children("vlan").stream()
            .flatMap(vlan -> vlan.children("tag").stream())
            .map(tag -> Integer.valueOf(tag.get("id")))
            .collect(Collectors.toSet());
    return new SeenPlug(
        card.find("mac").map(mac -> mac.get("address").toLowerCase(Locale.ROOT)).orElse(""),
        card.find("source").map(source -> source.get("network")).orElse(""),
        card.find("source").map(source -> source.get("bridge")).orElse(""),
        tags);
  }
}
