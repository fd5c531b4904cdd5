package org.patchbay.hypervisor.edge.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.Stamp;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Keeps a simulated host's state beyond the process: written whole, put in place in one move. */
final class StateFile {
  private final Path file;

  StateFile(Path file) {
    this.file = file;
  }

  HostState read() {
    if (!Files.exists(file)) {
      return HostState.empty();
    }
    try {
      String text = Files.readString(file);
      return state((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(HostState state) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "state", ".part");
      Files.writeString(
          fresh, new Dump(DumpSettings.builder().build()).dumpToString(document(state)));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HostState state(Map<?, ?> document) {
    HostState state = HostState.empty();
    for (Object entry : (List<?>) document.get("machines")) {
      SimulatedMachine machine = machine((Map<?, ?>) entry);
      state.machines().put(machine.uuid(), machine);
    }
    ((Map<?, ?>) document.get("volumes"))
        .forEach((name, size) -> state.volumes().put((String) name, ((Number) size).longValue()));
    ((List<?>) document.get("networks")).forEach(name -> state.networks().add((String) name));
    return state;
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
        ((Number) entry.get("vcpus")).intValue(),
        ((Number) entry.get("memoryMiB")).longValue(),
        ((List<?>) entry.get("networks"))
            .stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new)),
        text(entry, "startedAt").map(Instant::parse),
        text(entry, "stoppingSince").map(Instant::parse));
  }

  private static Optional<String> text(Map<?, ?> entry, String key) {
    return Optional.ofNullable((String) entry.get(key));
  }

  private static Map<String, Object> document(HostState state) {
    List<Object> machines = new ArrayList<>();
    state.machines().values().forEach(machine -> machines.add(entry(machine)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machines", machines);
    document.put("volumes", state.volumes());
    document.put("networks", List.copyOf(state.networks()));
    return document;
  }

  private static Map<String, Object> entry(SimulatedMachine machine) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("uuid", machine.uuid().toString());
    entry.put("name", machine.name());
    machine.stamp().ifPresent(stamp -> entry.put("tenant", stamp.tenant().toString()));
    machine.stamp().ifPresent(stamp -> entry.put("specHash", stamp.specHash()));
    entry.put("vcpus", machine.vcpus());
    entry.put("memoryMiB", machine.memoryMiB());
    entry.put("networks", List.copyOf(machine.networks()));
    machine.startedAt().ifPresent(at -> entry.put("startedAt", at.toString()));
    machine.stoppingSince().ifPresent(at -> entry.put("stoppingSince", at.toString()));
    return entry;
  }
}
