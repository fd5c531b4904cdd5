package org.patchbay.hypervisor.edge.simulated;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.patchbay.hypervisor.entity.FixtureField;

/** All that a simulated host remembers, and what changed since it was last asked for that. */
final class HostState {
  private final Map<UUID, SimulatedMachine> machines = new TreeMap<>();
  private final Map<String, Long> volumes = new TreeMap<>();
  private final Map<String, Long> capacities = new TreeMap<>();
  private final Set<String> networks = new TreeSet<>();
  private final Map<String, Map<String, String>> places = new TreeMap<>();
  private final Map<String, String> bent = new TreeMap<>();
  private final Set<UUID> touched = new LinkedHashSet<>();
  private boolean changed;

  Optional<SimulatedMachine> machine(UUID uuid) {
    return Optional.ofNullable(machines.get(uuid));
  }

  Collection<SimulatedMachine> machines() {
    return machines.values();
  }

  void put(SimulatedMachine machine) {
    if (!machine.equals(machines.put(machine.uuid(), machine))) {
      touch(machine.uuid());
      changed = true;
    }
  }

  void removeMachine(UUID uuid) {
    if (machines.remove(uuid) != null) {
      touch(uuid);
      changed = true;
    }
  }

  /** Complete volumes: name and bytes used. */
  Map<String, Long> volumes() {
    return volumes;
  }

  void putVolume(String name, long bytes) {
    changed |= !Objects.equals(volumes.put(name, bytes), bytes);
  }

  void removeVolume(String name) {
    changed |= volumes.remove(name) != null;
    changed |= capacities.remove(name) != null;
  }

  /** How many GiB a machine sees of each disk. */
  Map<String, Long> capacities() {
    return capacities;
  }

  long capacity(String disk) {
    return capacities.getOrDefault(disk, 0L);
  }

  /** A disk never shrinks; one that is not there does not grow. */
  void grow(String disk, long gib) {
    if (volumes.containsKey(disk) && capacity(disk) < gib) {
      capacities.put(disk, gib);
      changed = true;
    }
  }

  long usedBytes() {
    return volumes.values().stream().mapToLong(Long::longValue).sum();
  }

  Set<String> networks() {
    return networks;
  }

  void addNetwork(String name) {
    changed |= networks.add(name);
  }

  void removeNetwork(String name) {
    changed |= networks.remove(name);
  }

  /** What each network is like or was, where machines are plugged in that outlive it. */
  Map<String, Map<String, String>> places() {
    return places;
  }

  void place(String network, Map<String, String> fields) {
    changed |= !fields.equals(places.put(network, new TreeMap<>(fields)));
  }

  /** Nobody is plugged in there any more. */
  void forgetPlace(String network) {
    changed |= places.remove(network) != null;
  }

  /** What somebody changed about cards, as {@code <machine> <MAC> <field>}. */
  Map<String, String> bent() {
    return bent;
  }

  void bend(String what, String value) {
    changed |= !value.equals(bent.put(what, value));
  }

  void straighten(String beginning) {
    changed |= bent.keySet().removeIf(what -> what.startsWith(beginning));
  }

  /** True when somebody changed that of one of the machine's cards. */
  boolean isBent(UUID machine, FixtureField field) {
    return bent.keySet().stream()
        .anyMatch(what -> what.startsWith(machine + " ") && what.endsWith(" " + field));
  }

  /** Something happened to the machine. */
  private void touch(UUID machine) {
    touched.add(machine);
  }

  /** Touches the machines that differ from an earlier state. */
  void compare(HostState earlier) {
    Set<UUID> all = new TreeSet<>(machines.keySet());
    all.addAll(earlier.machines.keySet());
    all.stream().filter(uuid -> !machine(uuid).equals(earlier.machine(uuid))).forEach(this::touch);
  }

  boolean changed() {
    return changed;
  }

  /** As read or as written: nothing differs from what is kept. */
  void settle() {
    changed = false;
  }

  /** The machines that something happened to since the last call. */
  List<UUID> takeTouched() {
    List<UUID> taken = List.copyOf(touched);
    touched.clear();
    return taken;
  }
}
