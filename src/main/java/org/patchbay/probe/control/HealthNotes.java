package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Debounce;
import org.patchbay.probe.entity.Duty;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.HealthChange;
import org.patchbay.probe.entity.HealthPolicy;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.NodeHealth;
import org.patchbay.probe.entity.ProbeResult;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;

/** Writes down what a round found. */
@ApplicationScoped
@Transactional
public class HealthNotes {
  @Inject EntityManager em;
  @Inject Containers containers;
  @Inject Healths healths;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  /**
   * What a round came to.
   *
   * @param calm every node is well, or off: nobody waits for the next round
   * @param news a node is not as it was
   */
  record Noted(boolean calm, boolean news) {}

  Noted note(UUID cluster, List<Patient> patients, Map<UUID, Heard> heard) {
    keep(cluster);
    Map<UUID, ContainerRow> rows =
        containers.ofCluster(cluster).stream()
            .collect(Collectors.toMap(row -> row.container().id(), Function.identity()));
    Map<UUID, NodeHealth> known = healths.of(rows.keySet());
    boolean calm = true;
    boolean news = false;
    for (Patient patient : patients) {
      UUID id = patient.duty().container();
      if (rows.containsKey(id) && wasAskedBefore(patient, rows.get(id))) {
        calm = false;
      } else if (rows.containsKey(id)) {
        Heard his = heard.getOrDefault(id, Heard.NOTHING);
        Noted one = note(patient, rows.get(id), Optional.ofNullable(known.get(id)), his);
        calm &= one.calm();
        news |= one.news();
      }
    }
    return new Noted(calm, news);
  }

  /**
   * Those that are there stay until it is written; of those that go nothing is. In the order in
   * which they go.
   */
  private void keep(UUID cluster) {
    for (String table : List.of("node", "container")) {
      em.createNativeQuery(
              "select 1 from " + table + " where cluster_id = :cluster order by id for key share")
          .setParameter("cluster", cluster)
          .getResultList();
    }
  }

  /** Its guest was started since it was asked, or while it was; or it was asked nothing. */
  private boolean wasAskedBefore(Patient patient, ContainerRow row) {
    Optional<Instant> ready = row.container().readySince();
    boolean runs = row.status(clock.instant(), staleAfter) == ContainerStatus.RUNNING;
    return ready.isPresent() && !ready.equals(patient.ready()) || runs && !patient.ran();
  }

  private static boolean calm(Finding finding) {
    return finding.state() == HealthState.WELL || finding.state() == HealthState.OFF;
  }

  private Noted note(Patient patient, ContainerRow row, Optional<NodeHealth> known, Heard heard) {
    Instant now = clock.instant();
    List<ProbeResult> before =
        known.map(health -> health.probesSince(row.container().readySince())).orElse(List.of());
    List<ProbeResult> results = results(patient, before, heard.replies(), now);
    Duty duty = patient.duty();
    boolean late = known.filter(NodeHealth::arrived).isPresent() || overdue(row, duty, now);
    Finding finding =
        HealthPolicy.of(row.status(now, staleAfter), results, files(patient, heard), !late);
    boolean isNew = known.isEmpty();
    NodeHealth health =
        known.orElseGet(() -> new NodeHealth(duty.container(), duty.node(), finding, now));
    boolean news = health.found(duty.node(), finding, results, now);
    if (isNew) {
      em.persist(health);
    }
    if (isNew || news) {
      em.persist(new HealthChange(duty.node(), finding, now));
    }
    return new Noted(calm(finding), isNew || news);
  }

  private static Map<String, GuestFile> files(Patient patient, Heard heard) {
    return patient.files().stream()
        .collect(
            Collectors.toMap(
                Function.identity(), f -> heard.files().getOrDefault(f, GuestFile.SILENT)));
  }

  private static List<ProbeResult> results(
      Patient patient, List<ProbeResult> known, Map<Question, Reply> replies, Instant now) {
    Map<String, ProbeResult> before =
        known.stream()
            .collect(Collectors.toMap(ProbeResult::key, Function.identity(), (a, b) -> a));
    return patient.questions().stream()
        .map(
            question ->
                Debounce.next(
                    Optional.ofNullable(before.get(question.key())),
                    question,
                    replies.getOrDefault(question, Reply.of(Answer.UNTOLD)),
                    now))
        .toList();
  }

  /** It has had the time since it began to run, or since its wave began. */
  private static boolean overdue(ContainerRow row, Duty duty, Instant now) {
    Container container = row.container();
    Optional<Instant> start =
        container.seenState() == MachineState.RUNNING
            ? Optional.of(container.seenSince())
            : container.releasedAt();
    return start.filter(at -> at.plus(duty.patience()).isBefore(now)).isPresent();
  }
}
