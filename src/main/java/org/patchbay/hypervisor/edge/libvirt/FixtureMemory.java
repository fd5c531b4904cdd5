package org.patchbay.hypervisor.edge.libvirt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.SeenMachine;

/**
 * What is known of a host's networks, guards and cards. Which there are is asked for at each look,
 * with a call for each kind; of the documents behind them no more than {@link #A_LOOK} are read,
 * those first that are not known, then those that were not read for longest. So a look costs the
 * same on a host with many machines, and sees what was edited in place some looks later there.
 */
final class FixtureMemory {
  /** Two or three machines have as many as ten; a document takes about half a millisecond. */
  private static final int A_LOOK = 64;

  /** In the order in which they were read. */
  private final Map<FixtureSource, List<Fixture>> known = new LinkedHashMap<>();

  private Map<UUID, Set<String>> bindings = Map.of();

  synchronized void forgetAll() {
    known.clear();
  }

  synchronized void forget(UUID machine) {
    known.keySet().removeIf(source -> source.machine().filter(machine::equals).isPresent());
  }

  /** As fresh as a look may cost. */
  HostFixtures now(Session session, List<SeenMachine> machines, MachineType type)
      throws LibvirtException {
    Set<UUID> running = running(machines, type);
    FixtureList there = FixtureList.of(session, running, type);
    for (FixtureSource source : due(there)) {
      keep(source, source.read(session, type));
    }
    return new HostFixtures(running, all(there.sources()), there.guards());
  }

  private static Set<UUID> running(List<SeenMachine> machines, MachineType type) {
    return machines.stream()
        .filter(machine -> machine.stamp().isPresent() && type != MachineType.TEST)
        .filter(machine -> machine.state() == MachineState.RUNNING)
        .map(SeenMachine::uuid)
        .collect(Collectors.toSet());
  }

  private synchronized List<FixtureSource> due(FixtureList there) {
    known.keySet().retainAll(there.sources());
    rebound(there.bindings()).forEach(this::forget);
    List<FixtureSource> due = new ArrayList<>(there.sources());
    due.removeAll(known.keySet());
    known.keySet().stream().limit(Math.max(0, A_LOOK - due.size())).forEach(due::add);
    return due;
  }

  /** Machines whose cards stand behind other guards than at the look before. */
  private Set<UUID> rebound(Map<UUID, Set<String>> now) {
    Set<UUID> all = new HashSet<>(now.keySet());
    all.addAll(bindings.keySet());
    Map<UUID, Set<String>> before = bindings;
    bindings = new HashMap<>(now);
    all.removeIf(machine -> now.getOrDefault(machine, Set.of()).equals(before.get(machine)));
    return all;
  }

  private synchronized void keep(FixtureSource source, List<Fixture> read) {
    known.remove(source);
    known.put(source, read);
  }

  private synchronized List<Fixture> all(Collection<FixtureSource> sources) {
    return sources.stream()
        .flatMap(source -> known.getOrDefault(source, List.of()).stream())
        .toList();
  }
}
