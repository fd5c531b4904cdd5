package org.patchbay.hypervisor.edge.simulated;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;

/** What carries and guards traffic on a simulated host, as it is and as it is wanted. */
final class SimulatedFixtures {
  /** Begins what somebody changed about a network. */
  static final String NETWORK = "network ";

  private static final String GUARD = "pb-nic-";

  private SimulatedFixtures() {}

  /** A network and where it plugs in. */
  record Network(String name, String bridge, String tag, boolean isPublic) {}

  static Network network(HostAddress host, SegmentSpec segment) {
    boolean tagged = host.profile() == HostProfile.OVS_VLAN;
    return new Network(
        segment.networkName(),
        tagged ? host.segmentBridge() : host.segmentBridge() + segment.id(),
        tagged ? String.valueOf(segment.id()) : "",
        false);
  }

  static Network network(PublicSpec network) {
    return new Network(network.networkName(), network.bridge(), "", true);
  }

  private static Network network(HostAddress host, NicSpec nic) {
    return nic instanceof NicSpec.Private plug
        ? network(host, plug.segment())
        : network(((NicSpec.Public) nic).network());
  }

  private static Map<FixtureField, String> fields(Network network) {
    Map<FixtureField, String> fields = new EnumMap<>(FixtureField.class);
    fields.put(FixtureField.RUNNING, Fixture.yes(true));
    fields.put(FixtureField.BRIDGE, network.bridge);
    fields.put(FixtureField.TAG, network.tag);
    fields.put(FixtureField.ISOLATED, Fixture.yes(network.isPublic));
    return fields;
  }

  /** As a host remembers it. */
  static Map<String, String> document(Network network) {
    Map<String, String> document = new TreeMap<>();
    fields(network).forEach((field, value) -> document.put(field.name(), value));
    return document;
  }

  static List<Fixture> untouched(HostAddress host, MachineSpec spec) {
    List<Fixture> all = new ArrayList<>();
    UUID machine = spec.stamp().machine();
    for (NicSpec nic : spec.nics()) {
      Network network = network(host, nic);
      all.add(Fixture.network(network.name, fields(network)));
      Map<FixtureField, String> card = new EnumMap<>(FixtureField.class);
      card.put(FixtureField.NETWORK, network.name);
      card.put(FixtureField.FILTER, network.isPublic ? GUARD + machine : "");
      card.put(FixtureField.ISOLATED, Fixture.yes(network.isPublic));
      card.put(FixtureField.BRIDGE, network.bridge);
      card.put(FixtureField.TAG, network.tag);
      all.add(Fixture.card(nic.mac(), machine, card));
    }
    all.add(Fixture.guard(GUARD + machine, machine, Set.of(Plugs.guard(spec))));
    return List.copyOf(all);
  }

  static HostFixtures found(
      HostState state, List<SimulatedMachine> ours, Predicate<SimulatedMachine> runs) {
    List<Fixture> all = new ArrayList<>();
    state.networks().forEach(name -> all.add(Fixture.network(name, place(state, name))));
    ours.forEach(
        machine ->
            all.add(
                Fixture.guard(GUARD + machine.uuid(), machine.uuid(), Set.of(machine.guard()))));
    List<SimulatedMachine> running = ours.stream().filter(runs).toList();
    running.forEach(machine -> cards(state, machine, all));
    return new HostFixtures(
        running.stream().map(SimulatedMachine::uuid).collect(Collectors.toSet()), all, true);
  }

  private static Map<FixtureField, String> place(HostState state, String network) {
    Map<FixtureField, String> fields = new EnumMap<>(FixtureField.class);
    state
        .places()
        .getOrDefault(network, Map.of())
        .forEach((name, value) -> fields.put(FixtureField.valueOf(name), value));
    return bent(state, NETWORK + network + " ", fields);
  }

  private static Map<FixtureField, String> bent(
      HostState state, String beginning, Map<FixtureField, String> fields) {
    state
        .bent()
        .forEach(
            (what, value) -> {
              if (what.startsWith(beginning)) {
                fields.put(FixtureField.valueOf(what.substring(beginning.length())), value);
              }
            });
    return fields;
  }

  private static void cards(HostState state, SimulatedMachine machine, List<Fixture> all) {
    machine
        .cards()
        .live()
        .forEach(
            (mac, words) -> all.add(Fixture.card(mac, machine.uuid(), card(state, machine, mac))));
  }

  /** Where its network was made to lead, but for what somebody changed about the card. */
  private static Map<FixtureField, String> card(
      HostState state, SimulatedMachine machine, String mac) {
    String words = machine.cards().live().get(mac);
    String network = words.split(" ")[0];
    boolean isPublic = words.contains(" ");
    Map<FixtureField, String> fields = new EnumMap<>(FixtureField.class);
    fields.put(FixtureField.NETWORK, network);
    fields.put(FixtureField.FILTER, isPublic ? GUARD + machine.uuid() : "");
    fields.put(FixtureField.ISOLATED, Fixture.yes(isPublic));
    Map<String, String> place = state.places().getOrDefault(network, Map.of());
    fields.put(FixtureField.BRIDGE, place.getOrDefault("BRIDGE", ""));
    fields.put(FixtureField.TAG, place.getOrDefault("TAG", ""));
    return bent(state, machine.uuid() + " " + mac + " ", fields);
  }
}
