package org.patchbay.hypervisor.edge.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.Stamp;

/** A host's state as a document, plain enough to be read and changed by hand. */
final class StateCodec {
  private StateCodec() {}

  static HostState state(Map<?, ?> document) {
    HostState state = new HostState();
    ((List<?>) document.get("machines")).forEach(one -> state.put(machine((Map<?, ?>) one)));
    ((Map<?, ?>) document.get("volumes"))
        .forEach((name, size) -> state.putVolume((String) name, ((Number) size).longValue()));
    if (document.get("capacities") instanceof Map<?, ?> capacities) {
      capacities.forEach((name, gib) -> state.grow((String) name, ((Number) gib).longValue()));
    }
    ((List<?>) document.get("networks")).forEach(name -> state.addNetwork((String) name));
    texts(document.get("bent")).forEach(state::bend);
    if (document.get("places") instanceof Map<?, ?> places) {
      places.forEach((name, fields) -> state.place((String) name, texts(fields)));
    }
    state.takeTouched();
    state.settle();
    return state;
  }

  private static Map<String, String> texts(Object document) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (document instanceof Map<?, ?> found) {
      found.forEach((name, text) -> texts.put((String) name, (String) text));
    }
    return texts;
  }

  private static SimulatedMachine machine(Map<?, ?> entry) {
    UUID uuid = UUID.fromString((String) entry.get("uuid"));
    Optional<Stamp> stamp =
        text(entry, "tenant")
            .map(t -> new Stamp(uuid, UUID.fromString(t), text(entry, "specHash").orElse("")));
    return new SimulatedMachine(
        uuid,
        (String) entry.get("name"),
        stamp,
        shape(entry),
        entry.get("running") instanceof Map<?, ?> running ? shape(running) : shape(entry),
        Cards.read(entry.get("cards")),
        text(entry, "startedAt").map(Instant::parse),
        text(entry, "stoppingSince").map(Instant::parse),
        text(entry, "mishap").map(Mishap::valueOf),
        text(entry, "guard").orElse(""));
  }

  private static Shape shape(Map<?, ?> entry) {
    int vcpus = ((Number) entry.get("vcpus")).intValue();
    long memory = ((Number) entry.get("memoryMiB")).longValue();
    return new Shape(
        vcpus,
        entry.get("maxVcpus") instanceof Number most ? most.intValue() : vcpus,
        memory,
        entry.get("maxMemoryMiB") instanceof Number most ? most.longValue() : memory);
  }

  private static Map<String, Object> document(Shape shape) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("vcpus", shape.vcpus());
    document.put("maxVcpus", shape.maxVcpus());
    document.put("memoryMiB", shape.memoryMiB());
    document.put("maxMemoryMiB", shape.maxMemoryMiB());
    return document;
  }

  private static Optional<String> text(Map<?, ?> entry, String key) {
    return Optional.ofNullable((String) entry.get(key));
  }

  static Map<String, Object> document(HostState state) {
    List<Object> machines = new ArrayList<>();
    state.machines().forEach(machine -> machines.add(entry(machine)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machines", machines);
    document.put("volumes", state.volumes());
    document.put("capacities", state.capacities());
    document.put("networks", List.copyOf(state.networks()));
    document.put("places", state.places());
    document.put("bent", state.bent());
    return document;
  }

  private static Map<String, Object> entry(SimulatedMachine machine) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("uuid", machine.uuid().toString());
    entry.put("name", machine.name());
    machine.stamp().ifPresent(stamp -> entry.put("tenant", stamp.tenant().toString()));
    machine.stamp().ifPresent(stamp -> entry.put("specHash", stamp.specHash()));
    entry.putAll(document(machine.defined()));
    if (!machine.running().equals(machine.defined())) {
      entry.put("running", document(machine.running()));
    }
    entry.put("cards", machine.cards().document());
    machine.startedAt().ifPresent(at -> entry.put("startedAt", at.toString()));
    machine.stoppingSince().ifPresent(at -> entry.put("stoppingSince", at.toString()));
    machine.mishap().ifPresent(what -> entry.put("mishap", what.name()));
    entry.put("guard", machine.guard());
    return entry;
  }
}
