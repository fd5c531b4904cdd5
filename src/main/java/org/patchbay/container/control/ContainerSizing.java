package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Flexing;
import org.patchbay.container.entity.OldSize;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.SizePlan;
import org.patchbay.container.entity.placement.Growth;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.entity.Quota;

/** Gives a container another size: says before what that means, and wishes it. */
@ApplicationScoped
@Transactional
public class ContainerSizing {
  public static final String RESIZE = "container.resize";

  @Inject EntityManager em;
  @Inject Containers containers;
  @Inject Offers offers;
  @Inject Quotas quotas;
  @Inject ClusterCaps caps;
  @Inject DiskClasses disks;
  @Inject Operations operations;
  @Inject Audit audit;
  @Inject Consequences consequences;

  /**
   * When what needs a restart is to be done.
   *
   * @param later with the next stop, whenever that is; otherwise at once, where it was confirmed
   * @param planId id of the plan that was shown; null or empty to take whatever comes out now
   * @param confirmed the restart and what stops by it, as {@code RESTART:voice-sip-1}, {@code
   *     R7:sip}
   */
  public record Consent(boolean later, String planId, Set<String> confirmed) {}

  /**
   * What will happen.
   *
   * @throws Fault {@code INVALID_INPUT} with every field that is wrong
   */
  public SizePlan plan(UUID id, ContainerSize wanted) {
    return plan(containers.get(id), wanted);
  }

  /**
   * Wishes the size; wishing what is wished already is a receipt that ends at once.
   *
   * @return id of the operation
   * @throws Fault {@code INVALID_INPUT}, {@code BEING_RETIRED}, {@code PLAN_OUTDATED}, {@code
   *     QUOTA_EXCEEDED}, {@code CLUSTER_CAP}, {@code HOST_FULL}, {@code CONFIRMATION_MISSING};
   *     nothing is changed then
   */
  public UUID resize(UUID id, ContainerSize wanted, Consent consent) {
    offers.alone();
    Container container = containers.locked(id);
    SizePlan plan = plan(container, wanted);
    refuse(plan, consent);
    container.resize(wanted, plan.needsRestart() && !consent.later());
    quotas.reserve(container.tenantId(), wanted.moreThan(plan.before()));
    disks.reserve(container.tenantId());
    UUID operation = open(container);
    em.persist(new OldSize(operation, plan.before()));
    audit.record(
        RESIZE,
        new AuditObject(container.tenantId(), "container", id, container.name()),
        Change.of(told(plan.before()), told(wanted)).by(operation));
    return operation;
  }

  /**
   * Wishes the size that was wanted before, but for a disk that has grown already: disks never
   * shrink. Nothing is restarted for it. The container is locked; who calls nudges it.
   */
  public void putBack(Container container, ContainerSize old) {
    long disk = container.seenSize().map(MachineSize::diskGiB).orElse(0L);
    ContainerSize back = old.withDiskOf(disk);
    quotas.reserve(container.tenantId(), back.moreThan(container.size()));
    container.resize(back, false);
    disks.reserve(container.tenantId());
  }

  private static void refuse(SizePlan plan, Consent consent) {
    String planId = consent.planId();
    if (planId != null && !planId.isBlank() && !planId.equals(plan.id())) {
      throw Fault.of(FaultCode.PLAN_OUTDATED);
    }
    plan.obstacles().stream()
        .findFirst()
        .ifPresent(
            obstacle -> {
              throw obstacle;
            });
    List<String> missing = plan.unconfirmed(consent.confirmed());
    if (!consent.later() && !missing.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, String.join(", ", missing));
    }
  }

  private UUID open(Container container) {
    return operations
        .open(
            RESIZE,
            new Target(container.tenantId(), "container", container.id(), container.name()),
            List.of(new Part(ContainerReconciler.KIND, container.id(), container.name())))
        .id();
  }

  private static Map<String, ?> told(ContainerSize size) {
    return Map.of(
        "vcpus", size.vcpus(),
        "maxVcpus", size.maxVcpus(),
        "memoryMiB", size.memoryMiB(),
        "maxMemoryMiB", size.maxMemoryMiB(),
        "diskGiB", size.diskGiB());
  }

  private SizePlan plan(Container container, ContainerSize wanted) {
    ContainerSize before = container.size();
    Flexing flexing = flexing(container, wanted);
    List<Consequence> stopping =
        flexing.way() == Flexing.Way.NEEDS_RESTART
            ? consequences.ofStopping(container.id())
            : List.of();
    Growth growth = offers.growth(container.hostId(), container.pool());
    String disk = DiskClasses.quota(disks.of(container.hostId(), container.pool()));
    return new SizePlan(
        container.name(),
        before,
        wanted,
        flexing,
        stopping,
        container.lastBoot(),
        growth.hostName(),
        shares(container.tenantId(), wanted.moreThan(before), disk, growth),
        capped(container, wanted.moreThan(before)));
  }

  private List<Fault> capped(Container container, Map<String, Long> more) {
    return container.clusterId().map(cluster -> caps.of(cluster).exceeded(more)).orElse(List.of());
  }

  /**
   * What changes of the container's machine, and how.
   *
   * @throws Fault {@code INVALID_INPUT} with every field that is wrong
   */
  public static Flexing flexing(Container container, ContainerSize wanted) {
    // A container that has no machine yet has nothing that could shrink.
    MachineSize now = container.seenSize().orElseGet(container.size()::asMachine);
    wanted.checked(now.diskGiB());
    boolean runs = container.power() == Power.ON && container.seenState() == MachineState.RUNNING;
    return Flexing.of(now, wanted, runs);
  }

  /** Those of a disk are asked of two quotas, and of the host once. */
  private List<SizePlan.Share> shares(
      UUID tenant, Map<String, Long> more, String diskQuota, Growth growth) {
    return quotas.of(tenant).stream()
        .flatMap(
            quota -> {
              String name = quota.name().equals(diskQuota) ? "diskGiB" : quota.name();
              return more.containsKey(name)
                  ? Stream.of(share(quota, more.get(name), growth.of(name)))
                  : Stream.empty();
            })
        .toList();
  }

  private static SizePlan.Share share(Quota quota, long delta, long left) {
    return new SizePlan.Share(quota.name(), delta, quota.used(), quota.limit(), left);
  }
}
