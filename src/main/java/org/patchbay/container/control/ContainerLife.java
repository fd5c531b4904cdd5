package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;

/** What people wish of a container once it is there. Each wish is one transaction. */
@ApplicationScoped
@Transactional
public class ContainerLife {
  public static final String START = "container.start";
  public static final String STOP = "container.stop";
  public static final String REBOOT = "container.reboot";
  public static final String RETIRE = "container.retire";

  @Inject Containers containers;
  @Inject DiskClasses disks;
  @Inject Operations operations;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Consequences consequences;

  /**
   * Wishes it on or off; wishing what is wished already is a receipt that ends at once.
   *
   * @param force pull the plug instead of asking the guest
   * @param confirmed what stops working, as {@code R7:sip}
   * @return id of the operation
   * @throws Fault {@code CONFIRMATION_MISSING} when something stops that was not confirmed
   */
  public UUID power(UUID id, Power wanted, boolean force, Set<String> confirmed) {
    Container container = containers.locked(id);
    Power before = container.power();
    if (wanted == Power.OFF && before == Power.ON) {
      requireConfirmed(id, confirmed);
    }
    container.wish(wanted);
    if (force && wanted == Power.OFF) {
      container.force();
    }
    Map<String, ?> after = Map.of("power", wanted.name(), "force", force);
    return operate(
        wanted == Power.ON ? START : STOP,
        container,
        Change.of(Map.of("power", before.name()), after));
  }

  /** Its node has other roles; it is told, and restarted for that where it runs. */
  public Container assume(UUID id, List<String> roles, Guard guard, String userData) {
    Container container = containers.locked(id);
    container.assume(roles, guard, userData);
    return container;
  }

  /** Its public interfaces are guarded otherwise, at once where it runs. */
  public Container guard(UUID id, Guard guard) {
    Container container = containers.locked(id);
    container.guard(guard);
    return container;
  }

  /** What its guest is told at its next start; it goes on until then. */
  public void instruct(UUID id, String userData) {
    containers.locked(id).instruct(userData);
  }

  private void requireConfirmed(UUID id, Set<String> confirmed) {
    String missing =
        consequences.ofStopping(id).stream()
            .map(Consequence::confirmation)
            .filter(word -> !confirmed.contains(word))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, missing);
    }
  }

  /** Wishes one restart; throws {@code CHANGED_MEANWHILE} while it is wished off. */
  public UUID reboot(UUID id) {
    Container container = containers.locked(id);
    container.wishReboot();
    return operate(REBOOT, container, Change.NONE);
  }

  /**
   * Wishes a free container gone, for good.
   *
   * @throws Fault {@code STILL_IN_USE} when a node runs in it
   */
  public UUID retireFree(UUID id) {
    Container container = containers.locked(id);
    if (!container.spare() || container.clusterId().isPresent()) {
      throw Fault.of(FaultCode.STILL_IN_USE, container.name());
    }
    disks.ending(container, container::retire);
    return operate(RETIRE, container, Change.NONE);
  }

  /** Wishes it gone, as part of a larger operation; false when it was already. */
  public boolean retire(UUID id) {
    Container container = containers.locked(id);
    boolean news = !container.retiring();
    disks.ending(container, container::retire);
    nudge(container);
    return news;
  }

  private UUID operate(String kind, Container container, Change change) {
    UUID operation =
        operations
            .open(
                kind,
                new Target(container.tenantId(), "container", container.id(), container.name()),
                List.of(new Part(ContainerReconciler.KIND, container.id(), container.name())))
            .id();
    audit.record(kind, object(container), change.by(operation));
    return operation;
  }

  void nudge(Container container) {
    nudges.nudge(ContainerReconciler.KIND, container.id(), container.tenantId());
  }

  private static AuditObject object(Container container) {
    return new AuditObject(container.tenantId(), "container", container.id(), container.name());
  }
}
