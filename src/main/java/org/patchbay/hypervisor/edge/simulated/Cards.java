package org.patchbay.hypervisor.edge.simulated;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.SegmentSpec;

/**
 * A machine's interfaces: by MAC the network, and the addresses that its guard lets through.
 *
 * @param defined those it starts with next
 * @param live those it runs with; of no meaning while it is off
 */
record Cards(Map<String, String> defined, Map<String, String> live) {
  static final Cards NONE = new Cards(Map.of(), Map.of());

  Cards {
    defined = Map.copyOf(defined);
    live = Map.copyOf(live);
  }

  static Cards of(MachineSpec spec) {
    Map<String, String> all = all(spec);
    return new Cards(all, all);
  }

  static Map<String, String> all(MachineSpec spec) {
    return spec.nics().stream().collect(Collectors.toMap(NicSpec::mac, Cards::words));
  }

  private static String words(NicSpec nic) {
    if (nic instanceof NicSpec.Private plug) {
      return plug.segment().networkName();
    }
    NicSpec.Public plug = (NicSpec.Public) nic;
    return plug.network().networkName() + " " + plug.addresses();
  }

  /** Guards are the host's: a changed one is changed for what runs as well. */
  Cards defined(MachineSpec spec) {
    Map<String, String> wanted = all(spec);
    Map<String, String> now = new HashMap<>(live);
    now.replaceAll((mac, words) -> wanted.getOrDefault(mac, words));
    return new Cards(wanted, now);
  }

  Cards plugged(MachineSpec spec) {
    return new Cards(defined, all(spec));
  }

  Cards started() {
    return new Cards(defined, defined);
  }

  boolean areLive(MachineSpec spec) {
    return live.equals(all(spec));
  }

  /** The networks that they name, of those of a machine that runs or is off. */
  Set<String> networks(boolean runs) {
    Set<String> names = new HashSet<>();
    defined.values().forEach(words -> names.add(words.split(" ")[0]));
    if (runs) {
      live.values().forEach(words -> names.add(words.split(" ")[0]));
    }
    return names;
  }

  /** The live ones as a host with that profile has them. */
  List<SeenPlug> plugs(HostAddress host) {
    return live.entrySet().stream()
        .map(card -> plug(host, card.getKey(), card.getValue().split(" ")[0]))
        .toList();
  }

  private static SeenPlug plug(HostAddress host, String mac, String network) {
    if (!network.matches("pb-\\d+")) {
      return new SeenPlug(mac, network, "", Set.of());
    }
    var segment = new SegmentSpec(Integer.parseInt(network.substring("pb-".length())));
    return SeenPlug.wanted(host, new NicSpec.Private(mac, segment, List.of()));
  }

  Map<String, Object> document() {
    return new TreeMap<>(
        live.equals(defined)
            ? Map.of("defined", defined)
            : Map.of("defined", defined, "live", live));
  }

  @SuppressWarnings("unchecked")
  static Cards read(Object document) {
    if (!(document instanceof Map<?, ?> found)) {
      return NONE;
    }
    var defined = (Map<String, String>) found.get("defined");
    var live = (Map<String, String>) found.get("live");
    return new Cards(defined, live == null ? defined : live);
  }
}
