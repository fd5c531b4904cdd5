package org.patchbay.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.ThingChanged;
import org.patchbay.tenant.entity.Tenant;

/** Records what happens to tenants, whose room is too far below to know of the trail. */
@ApplicationScoped
public class TenantTrail {
  @Inject Audit audit;

  void changed(@Observes ThingChanged event) {
    audit.record(
        event.action(),
        new AuditObject(event.tenant(), event.kind(), event.id(), event.name()),
        Change.of(event.before(), event.after()));
  }

  void changed(@Observes TenantChanged event) {
    Tenant tenant = event.tenant();
    audit.record(
        event.action(),
        new AuditObject(tenant.id(), "tenant", tenant.id(), tenant.slug()),
        Change.of(event.before(), event.after()));
  }
}
