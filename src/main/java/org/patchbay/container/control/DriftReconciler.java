package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.host.control.Drifts;
import org.patchbay.host.control.FixturesChanged;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.Finding;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;

/**
 * Compares what carries and guards traffic on a host with what its containers want, when that is
 * not as it was, and has put back what somebody changed there.
 */
@ApplicationScoped
public class DriftReconciler implements Reconciler {
  public static final String KIND = "host-drift";

  /** Several things that change at once are looked at once. */
  private static final Duration SETTLING = Duration.ofMillis(300);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(30);

  @Inject Hosts hosts;
  @Inject Hypervisors hypervisors;
  @Inject WantedFixtures wanted;
  @Inject Drifts drifts;
  @Inject PuttingBack puttingBack;
  @Inject Nudges nudges;
  @Inject Clock clock;

  @Override
  public String kind() {
    return KIND;
  }

  void changed(@Observes FixturesChanged event) {
    nudges.after(KIND, event.host(), TenantScope.PLATFORM, SETTLING);
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<Host> host = hosts.find(id);
    if (host.isEmpty()) {
      return new Verdict.Gone();
    }
    return host.get().isGone() ? new Verdict.Settled() : turn(host.get());
  }

  /** Who was at rest before and after the look, at the same wish, was so meanwhile. */
  private Verdict turn(Host host) {
    Map<UUID, Long> before = wanted.atRest(host.id());
    List<ContainerView> views = wanted.views(host.id(), before);
    Hypervisor door = hypervisors.of(host.address());
    HostFixtures seen = door.fixtures(host.address());
    Map<UUID, Long> after = wanted.atRest(host.id());
    List<ContainerView> still =
        views.stream().filter(view -> same(before, after, view.container().id())).toList();
    Compared compared = Compared.of(door, still, wanted.there(host.id()));
    return putBack(host, door, compared, compared.with(seen));
  }

  private static boolean same(Map<UUID, Long> before, Map<UUID, Long> after, UUID container) {
    return Objects.equals(before.get(container), after.get(container));
  }

  private Verdict putBack(Host host, Hypervisor door, Compared compared, List<Finding> findings) {
    List<Drift> due =
        drifts.found(host.id(), findings, compared::tenant, compared::covers).stream()
            .filter(drift -> !drift.waits())
            .toList();
    due.stream().filter(compared::covers).forEach(one -> puttingBack.act(one, door, compared));
    return due.isEmpty() ? new Verdict.Settled() : new Verdict.Wait(pause(due));
  }

  /** What can't be put back is not tried all the time. */
  private Duration pause(List<Drift> due) {
    Instant lately = clock.instant().minus(PATIENCE);
    return due.stream().anyMatch(drift -> drift.noticedAt().isAfter(lately)) ? SOON : LATER;
  }
}
