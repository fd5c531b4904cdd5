package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;

/** What is told of break-glass: in the tenant's trail, and in the platform's for administrators. */
@ApplicationScoped
public class GlassTrail {
  @Inject Audit audit;
  @Inject Tenants tenants;

  void broken(BreakGlass glass) {
    Map<String, Object> told = about(glass);
    told.put("reason", glass.reason());
    told.put("minutes", glass.minutes());
    told.put("until", glass.goodUntil().toString());
    record("glass.break", glass, Change.made(told));
  }

  /** As {@code glass.end}. */
  void ended(String action, BreakGlass glass) {
    record(action, glass, Change.removed(about(glass)));
  }

  private Map<String, Object> about(BreakGlass glass) {
    Map<String, Object> told = new TreeMap<>();
    told.put("person", glass.person());
    told.put("tenant", tenants.get(glass.tenantId()).slug());
    return told;
  }

  private void record(String action, BreakGlass glass, Change change) {
    for (UUID trail : new UUID[] {glass.tenantId(), TenantScope.PLATFORM}) {
      audit.record(action, new AuditObject(trail, "glass", glass.id(), glass.reference()), change);
    }
  }
}
