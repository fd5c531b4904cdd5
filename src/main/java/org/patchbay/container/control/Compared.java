package org.patchbay.container.control;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.host.entity.Comparison;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.Finding;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.HostFixtures;

/**
 * The containers of a host that were compared with what was found there.
 *
 * @param others containers there that were not: something is being done with them
 */
record Compared(List<ContainerView> views, Set<UUID> others, List<Fixture> wanted) {
  static Compared of(Hypervisor door, List<ContainerView> views, Set<UUID> there) {
    Set<UUID> others =
        there.stream()
            .filter(id -> views.stream().noneMatch(view -> view.container().id().equals(id)))
            .collect(Collectors.toSet());
    List<Fixture> wanted =
        views.stream().flatMap(v -> door.untouched(v.host(), v.spec()).stream()).toList();
    return new Compared(views, others, wanted);
  }

  List<Finding> with(HostFixtures seen) {
    return Comparison.of(wanted, seen);
  }

  /** False while nobody can tell: who wants it is busy, and does what is to be done itself. */
  boolean covers(Drift drift) {
    return drift
        .containerId()
        .map(id -> !others.contains(id))
        .orElseGet(() -> others.isEmpty() || wants(drift.name()));
  }

  private boolean wants(String network) {
    return wanted.stream()
        .anyMatch(one -> one.kind() == Fixture.Kind.NETWORK && one.name().equals(network));
  }

  Optional<ContainerView> view(UUID container) {
    return views.stream().filter(view -> view.container().id().equals(container)).findFirst();
  }

  /** Whose it is; empty for what is everybody's. */
  Optional<UUID> tenant(Finding finding) {
    return finding
        .owner()
        .map(id -> view(id).orElseThrow().container().tenantId())
        .or(() -> Optional.ofNullable(tenants(views).get(finding.identity().name())));
  }

  private static Map<String, UUID> tenants(Collection<ContainerView> views) {
    Function<ContainerView, UUID> owner = view -> view.container().tenantId();
    return views.stream()
        .flatMap(
            view ->
                view.nics().stream()
                    .filter(nic -> !nic.isPublic())
                    .map(nic -> Map.entry("pb-" + nic.segmentId(), owner.apply(view))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }
}
