package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.host.entity.Host;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantScope;

/** An administrator's word that a host is lost, and that it is found again. */
@ApplicationScoped
@Transactional
public class Losing {
  @Inject Hosts hosts;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<HostLost> lost;
  @Inject Event<HostFound> found;

  /**
   * It is off and does not come back by itself. Saying it twice is saying it once.
   *
   * @throws org.patchbay.fault.entity.Fault {@code HOST_ANSWERS}
   */
  public Host lose(UUID id) {
    Host host = hosts.locked(id);
    if (!host.isLost()) {
      host.lose(clock.instant());
      lost.fire(new HostLost(id));
      record("host.lost", host);
    }
    return host;
  }

  /** It is there again, or the word was wrong. */
  public Host find(UUID id) {
    Host host = hosts.locked(id);
    if (host.isLost()) {
      HostFound event = new HostFound(id);
      found.fire(event);
      host.found(event.isTidy(), clock.instant());
      nudges.nudge(HostReconciler.KIND, id, TenantScope.PLATFORM);
      record("host.found", host);
    }
    return host;
  }

  /** What it must not have any more has gone: it takes new containers again. */
  public void tidied(UUID id) {
    Host host = hosts.locked(id);
    if (!host.isLost()) {
      host.found(true, clock.instant());
    }
  }

  private void record(String verb, Host host) {
    audit.record(
        verb,
        new AuditObject(TenantScope.PLATFORM, "host", host.id(), host.name()),
        Change.made(Map.of("seenAt", host.seenAt().toString())));
  }
}
