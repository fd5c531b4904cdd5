package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HostMove;
import org.patchbay.container.entity.lost.Recovery;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;

/** Does without what is on a lost host: says before what that means, and wishes it. */
@ApplicationScoped
@Transactional
public class ContainerRecovery {
  public static final String RECOVER = "container.recover";

  @Inject Containers containers;
  @Inject Recoveries recoveries;
  @Inject Leftovers leftovers;
  @Inject Snapshots snapshots;
  @Inject Journeys journeys;
  @Inject Offers offers;
  @Inject DiskClasses disks;
  @Inject Operations operations;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * What will happen.
   *
   * @throws Fault {@code NOTHING_LOST}, {@code BEING_RETIRED}, {@code CONTAINER_FREE}
   */
  public Recovery plan(UUID id) {
    return recoveries.of(containers.get(id));
  }

  /** True when a person can have it recovered. */
  public boolean isPossible(UUID id) {
    return recoveries.isPossible(containers.get(id));
  }

  /**
   * Wishes it there, or without its data.
   *
   * @param planId id of the preview that was shown; null or empty to take whatever comes out now
   * @param confirmed that the host is off, and what is lost: {@code OFF:h1}, {@code
   *     DISK:voice-sql-1}, {@code DATA:voice-sql-1}
   * @return id of the operation
   * @throws Fault as {@link #plan}; {@code PLAN_OUTDATED}, {@code NO_HOST_FITS}, {@code
   *     CONFIRMATION_MISSING}; nothing is changed then
   */
  public UUID recover(UUID id, String planId, Set<String> confirmed) {
    offers.alone();
    Container container = containers.locked(id);
    Recovery plan = recoveries.of(container);
    refuse(plan, planId, confirmed);
    if (plan.placing().isPresent()) {
      takeTo(container, plan.placing().get(), plan.kept());
    } else {
      journeys.doWithoutData(id);
    }
    return operate(container, plan);
  }

  private static void refuse(Recovery plan, String planId, Set<String> confirmed) {
    if (planId != null && !planId.isBlank() && !planId.equals(plan.id())) {
      throw Fault.of(FaultCode.PLAN_OUTDATED);
    }
    if (!plan.approvable()) {
      throw Fault.of(FaultCode.NO_HOST_FITS, plan.container());
    }
    List<String> missing = plan.unconfirmed(confirmed);
    if (!missing.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, String.join(", ", missing));
    }
  }

  private void takeTo(Container container, Placing placing, boolean kept) {
    UUID host = placing.host().orElseThrow();
    journeys.callOff(container.id());
    leftovers.note(container, container.hostId(), container.pool(), !kept);
    rememberMove(container, host);
    snapshots.abandon(container);
    container.recover(host, placing.pool().orElseThrow().name(), kept, clock.instant());
    disks.follow(container.tenantId());
  }

  /** Where it went, or came from, before its host was lost. */
  private void rememberMove(Container container, UUID destination) {
    HostMove move = container.move();
    move.target()
        .filter(host -> !host.equals(destination))
        .ifPresent(
            host ->
                leftovers.note(container, host, move.targetPool().orElseThrow(), !move.shares()));
    move.remains()
        .filter(host -> !host.equals(destination))
        .ifPresent(host -> leftovers.noteRemains(container));
  }

  private UUID operate(Container container, Recovery plan) {
    UUID operation =
        operations
            .open(
                RECOVER,
                new Target(container.tenantId(), "container", container.id(), container.name()),
                List.of(new Part(ContainerReconciler.KIND, container.id(), container.name())))
            .id();
    Map<String, ?> after =
        Map.of(
            "host",
            plan.placing().flatMap(Placing::hostName).orElse(""),
            "lostDiskGiB",
            plan.diskGiB(),
            "lostDataGiB",
            plan.dataGiB());
    audit.record(
        RECOVER,
        new AuditObject(container.tenantId(), "container", container.id(), container.name()),
        Change.of(Map.of("host", plan.lost()), after).by(operation));
    return operation;
  }
}
