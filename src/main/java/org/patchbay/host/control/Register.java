package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantScope;

/** The register's changes, each in one transaction with its audit record. */
@ApplicationScoped
@Transactional
public class Register {
  @Inject Hosts hosts;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Event<HostRemoval> removals;
  @Inject Event<HostRegistered> registrations;
  @Inject Event<PoolOffered> offers;
  @Inject Event<PoolChange> changes;

  Host add(Host host) {
    hosts
        .withHostUuid(host.hostUuid())
        .ifPresent(
            known -> {
              throw Fault.of(FaultCode.HOST_ALREADY_REGISTERED, known.name());
            });
    hosts.add(host);
    nudges.nudge(HostReconciler.KIND, host.id(), TenantScope.PLATFORM);
    registrations.fire(new HostRegistered(host.id()));
    audit.record("host.register", object(host), Change.made(Map.of("uri", host.uri().toString())));
    return host;
  }

  /** A disabled host keeps what it carries and takes nothing new. */
  public Host enable(UUID id, boolean enabled) {
    Host host = hosts.locked(id);
    if (host.enabled() != enabled) {
      host.enable(enabled);
      audit.record(enabled ? "host.enable" : "host.disable", object(host), Change.NONE);
    }
    return host;
  }

  /**
   * Has a pool take disks, or not any more; {@code STILL_IN_USE} when some lie there and it were
   * withdrawn, or were another pool than they were put into.
   */
  void offer(UUID id, String pool, StorageClass storageClass, UUID mark) {
    Host host = hosts.locked(id);
    Optional<PoolOffer> before = host.offer(pool);
    boolean another =
        storageClass == null || !before.flatMap(PoolOffer::mark).equals(Optional.ofNullable(mark));
    if (before.isPresent() && another) {
      changes.fire(new PoolChange(id, pool));
    }
    host.offer(pool, storageClass, mark);
    if (host.offer(pool).isPresent() && another) {
      offers.fire(new PoolOffered(id, pool));
    }
    audit.record(
        "host.pool",
        object(host),
        Change.of(
            Map.of(pool, before.map(o -> o.storageClass().name()).orElse("")),
            Map.of(pool, storageClass == null ? "" : storageClass.name())));
  }

  /** Forgets a host that carries nothing of ours; {@code STILL_IN_USE} otherwise. */
  public void remove(UUID id) {
    Host host = hosts.locked(id);
    removals.fire(new HostRemoval(host.id(), host.name()));
    hosts.remove(host);
    nudges.nudge(HostReconciler.KIND, host.id(), TenantScope.PLATFORM);
    audit.record("host.remove", object(host), Change.removed(Map.of("uri", host.uri().toString())));
  }

  private static AuditObject object(Host host) {
    return new AuditObject(TenantScope.PLATFORM, "host", host.id(), host.name());
  }
}
