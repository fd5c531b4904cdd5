package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.Machine;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;

/** Writes down what a host was seen to be, and tells of machines that are not as they were. */
@ApplicationScoped
@Transactional
public class Observations {
  @Inject Hosts hosts;
  @Inject Event<HostObserved> observed;
  @Inject Event<FixturesChanged> changed;

  void saw(UUID id, HostSighting sighting) {
    Host host = hosts.locked(id);
    boolean wasAway = !host.reachable();
    host.sawFacts(sighting.facts(), sighting.at());
    List<HostObserved.Change> changes = keep(id, sighting);
    if (wasAway || !changes.isEmpty()) {
      observed.fire(new HostObserved(id, wasAway, changes));
    }
    if (host.footing().sawFixtures(sighting.fixtures())) {
      changed.fire(new FixturesChanged(id));
    }
  }

  void failed(UUID id, Fault fault, Instant at) {
    hosts.locked(id).failed(fault, words(fault), at);
  }

  private static String words(Fault fault) {
    return fault.parameters().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private List<HostObserved.Change> keep(UUID host, HostSighting sighting) {
    List<HostObserved.Change> changes = new ArrayList<>();
    Map<UUID, Machine> known =
        hosts.machines(host).stream()
            .collect(
                Collectors.toMap(Machine::uuid, Function.identity(), (a, b) -> a, HashMap::new));
    for (SeenMachine seen : sighting.machines()) {
      Machine machine = known.remove(seen.uuid());
      if (machine == null) {
        hosts.add(new Machine(host, seen, sighting.at()));
        note(changes, seen);
      } else if (machine.differs(seen)) {
        machine.saw(seen, sighting.at());
        note(changes, seen);
      }
    }
    known.values().forEach(gone -> forget(changes, gone));
    return changes;
  }

  private void forget(List<HostObserved.Change> changes, Machine gone) {
    if (!gone.stranger()) {
      changes.add(
          new HostObserved.Change(gone.uuid(), gone.stampTenant(), MachineState.ABSENT, 0, 0));
    }
    hosts.remove(gone);
  }

  private static void note(List<HostObserved.Change> changes, SeenMachine seen) {
    seen.stamp()
        .ifPresent(
            stamp ->
                changes.add(
                    new HostObserved.Change(
                        seen.uuid(),
                        stamp.tenant(),
                        seen.state(),
                        seen.vcpus(),
                        seen.memoryMiB())));
  }
}
