package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.hostmove.HostMovePreview;
import org.patchbay.container.entity.hostmove.HostMovePreview.Shortage;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.PoolChange;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.control.Retrying;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;

/** Takes a container to another host: says before what that means, and wishes it. */
@ApplicationScoped
@Transactional
public class ContainerMoving {
  public static final String MOVE = "container.move";

  @Inject Containers containers;
  @Inject Offers offers;
  @Inject MoveOffers places;
  @Inject Consequences consequences;
  @Inject Operations operations;
  @Inject DiskClasses disks;
  @Inject Nudges nudges;
  @Inject Audit audit;

  /**
   * What will happen.
   *
   * @param host name or id of the only one asked for; null or empty for the best but its own
   */
  public HostMovePreview plan(UUID id, String host) {
    return plan(containers.get(id), host);
  }

  private HostMovePreview plan(Container container, String host) {
    if (container.copiesData()) {
      throw Fault.of(FaultCode.DISK_BUSY, container.name());
    }
    if (!container.isMovable()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, container.name());
    }
    MoveOffers.Place place =
        places.forOther(
            container,
            host,
            consequences.apart(container.id()),
            consequences.neighbours(container.id()));
    boolean runs =
        container.seenState() != MachineState.OFF && container.seenState() != MachineState.ABSENT;
    return new HostMovePreview(
        container.name(),
        places.nameOf(container.hostId()),
        place.placing(),
        runs,
        place.shared(),
        runs && !place.shared() ? consequences.ofStopping(container.id()) : List.of(),
        container.lastBoot(),
        container.size().diskGiB(),
        place.placing().pool().flatMap(pool -> disks.shortage(container, pool.storageClass())));
  }

  /**
   * Wishes it there.
   *
   * @param planId id of the preview that was shown; null or empty to take whatever comes out now
   * @param confirmed that it stops, and what stops with it, as {@code STOP:voice-sip-1}, {@code
   *     R7:sip}
   * @return id of the operation
   * @throws Fault {@code INVALID_INPUT}, {@code CHANGED_MEANWHILE}, {@code PLAN_OUTDATED}, {@code
   *     NO_HOST_FITS}, {@code QUOTA_EXCEEDED}, {@code CONFIRMATION_MISSING}; nothing is changed
   *     then
   */
  public UUID move(UUID id, String host, String planId, Set<String> confirmed) {
    offers.alone();
    Container container = containers.locked(id);
    HostMovePreview plan = plan(container, host);
    refuse(plan, planId, confirmed);
    Placing placing = plan.placing();
    container.moveTo(
        placing.host().orElseThrow(), placing.pool().orElseThrow().name(), plan.shared());
    disks.reserve(container.tenantId());
    UUID operation = open(container);
    audit.record(
        MOVE,
        new AuditObject(container.tenantId(), "container", id, container.name()),
        Change.of(
                Map.of("host", plan.from()),
                Map.of("host", plan.placing().hostName().orElseThrow()))
            .by(operation));
    return operation;
  }

  private static void refuse(HostMovePreview plan, String planId, Set<String> confirmed) {
    if (planId != null && !planId.isBlank() && !planId.equals(plan.id())) {
      throw Fault.of(FaultCode.PLAN_OUTDATED);
    }
    if (!plan.fits()) {
      throw Fault.of(FaultCode.NO_HOST_FITS, plan.container());
    }
    if (plan.shortage().isPresent()) {
      Shortage lacks = plan.shortage().get();
      throw Fault.of(
          FaultCode.QUOTA_EXCEEDED, lacks.quota(), lacks.more(), lacks.used(), lacks.limit());
    }
    List<String> missing = plan.unconfirmed(confirmed);
    if (!missing.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, String.join(", ", missing));
    }
  }

  private UUID open(Container container) {
    return operations
        .open(
            MOVE,
            new Target(container.tenantId(), "container", container.id(), container.name()),
            List.of(new Part(ContainerReconciler.KIND, container.id(), container.name())))
        .id();
  }

  /** Disks lie there; they would be lost, or looked for in another pool. */
  void poolChange(@Observes PoolChange event) {
    if (containers.isUsed(event.host(), event.pool())) {
      throw Fault.of(FaultCode.STILL_IN_USE, event.pool());
    }
  }

  /**
   * It stays where it is, as long as no other host may run it; what the other one has of it goes. A
   * move that had failed is called back when it is tried again.
   */
  void cancelled(@Observes OperationCancelled event) {
    Operation operation = event.operation();
    if (!operation.kind().equals(MOVE) && !Retrying.isOf(operation, "container")) {
      return;
    }
    Container container = containers.locked(operation.target().id());
    if (container.move().target().isPresent()) {
      disks.ending(container, container::stay);
      nudges.nudge(ContainerReconciler.KIND, container.id(), container.tenantId());
      event.wishPutBack();
    }
  }
}
