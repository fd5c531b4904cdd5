package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.DriftView;
import org.patchbay.host.entity.Machine;

/** Drifts with the names of their machines as the hosts call them. */
@ApplicationScoped
@Transactional
public class DriftViews {
  @Inject Drifts drifts;
  @Inject Hosts hosts;

  public List<DriftView> ofHost(UUID host) {
    return named(host, drifts.ofHost(host));
  }

  /** Throws {@code NO_SUCH_THING} when the host has no such open one. */
  public DriftView open(UUID host, UUID id) {
    List<Drift> one = drifts.openOf(host).stream().filter(drift -> drift.id().equals(id)).toList();
    return named(host, one).stream().findFirst().orElseThrow(() -> Fault.notFound("drift", id));
  }

  private List<DriftView> named(UUID host, List<Drift> some) {
    if (some.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> names =
        hosts.machines(host).stream()
            .collect(Collectors.toMap(Machine::uuid, Machine::name, (a, b) -> a));
    return some.stream()
        .map(
            drift ->
                new DriftView(
                    drift, drift.containerId().map(id -> names.getOrDefault(id, "")).orElse("")))
        .toList();
  }
}
