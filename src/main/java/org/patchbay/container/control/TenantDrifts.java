package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Drifts;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.DriftView;
import org.patchbay.tenant.control.TenantScope;

/** What of a tenant's own somebody changed on hosts; its containers by their names. */
@ApplicationScoped
@Transactional
public class TenantDrifts {
  @Inject Drifts drifts;
  @Inject Containers containers;

  /** All of the tenant in whose scope this is. */
  public List<DriftView> all() {
    return drifts.ofTenant(TenantScope.current()).stream().map(this::named).toList();
  }

  /** Those of one of its containers. */
  public List<DriftView> of(UUID container) {
    return all().stream()
        .filter(view -> view.drift().containerId().filter(container::equals).isPresent())
        .toList();
  }

  private DriftView named(Drift drift) {
    return new DriftView(
        drift, drift.containerId().flatMap(containers::find).map(Container::name).orElse(""));
  }
}
