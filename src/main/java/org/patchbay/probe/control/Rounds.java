package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.GuardText;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.probe.entity.Duty;
import org.patchbay.probe.entity.NodeHealth;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Questions;

/** Who is looked at in a cluster's next round, and what each is asked. */
@ApplicationScoped
@Transactional
public class Rounds {
  @Inject Duties duties;
  @Inject Healths healths;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject Hosts hosts;
  @Inject Catalogues catalogues;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @Inject
  @ConfigProperty(name = "patchbay.probe.from-portal")
  boolean routed;

  /** Empty when there is no such cluster, or nothing is left in it. */
  List<Patient> of(UUID cluster) {
    Map<UUID, ContainerRow> rows =
        containers.ofCluster(cluster).stream()
            .collect(Collectors.toMap(row -> row.container().id(), Function.identity()));
    Map<UUID, List<Nic>> nics =
        rows.isEmpty()
            ? Map.of()
            : addresses.of(List.copyOf(rows.keySet())).stream()
                .collect(Collectors.groupingBy(Nic::containerId));
    Map<UUID, NodeHealth> known = healths.of(rows.keySet());
    return duties.of(cluster).stream()
        .filter(duty -> rows.containsKey(duty.container()))
        .map(
            duty -> {
              boolean arrived =
                  known.containsKey(duty.container()) && known.get(duty.container()).arrived();
              return patient(duty, rows.get(duty.container()), nics, arrived);
            })
        .toList();
  }

  private Patient patient(Duty duty, ContainerRow row, Map<UUID, List<Nic>> nics, boolean arrived) {
    Container container = row.container();
    boolean runs = row.status(clock.instant(), staleAfter) == ContainerStatus.RUNNING;
    return new Patient(
        duty,
        hosts.get(container.hostId()).address(),
        new Stamp(container.id(), container.tenantId(), ""),
        runs,
        container.readySince(),
        runs ? questions(duty, container, nics.getOrDefault(container.id(), List.of())) : List.of(),
        runs && !arrived ? duty.files() : List.of());
  }

  private List<Question> questions(Duty duty, Container container, List<Nic> nics) {
    var open = GuardText.read(container.openPorts()).open();
    return catalogues
        .current()
        .version(duty.version())
        .map(version -> Questions.of(version, duty.roles(), nics, open, routed))
        .orElse(List.of());
  }
}
