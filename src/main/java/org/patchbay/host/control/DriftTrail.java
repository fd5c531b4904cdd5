package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.host.entity.Deviation;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.DriftState;
import org.patchbay.tenant.control.TenantScope;

/**
 * Records of what was put back on hosts: in the tenant's trail what is its, else the platform's.
 */
@ApplicationScoped
class DriftTrail {
  @Inject Audit audit;
  @Inject Hosts hosts;

  void agreed(Drift drift) {
    record("host.drift.agree", drift, TenantScope.PLATFORM);
  }

  /** Only what we put back is our doing. */
  void ended(Drift drift) {
    if (drift.state() == DriftState.PUT_BACK) {
      record("host.drift.put-back", drift, drift.tenantId().orElse(TenantScope.PLATFORM));
    }
  }

  private void record(String verb, Drift drift, UUID trail) {
    String host = hosts.get(drift.hostId()).name();
    audit.record(
        verb,
        new AuditObject(trail, "drift", drift.id(), host + " " + drift.name()),
        Change.of(
            told(drift.deviations(), Deviation::found),
            told(drift.deviations(), Deviation::wanted)));
  }

  private static Map<String, String> told(
      List<Deviation> deviations, Function<Deviation, String> side) {
    Map<String, String> told = new LinkedHashMap<>();
    for (Deviation one : deviations) {
      told.merge(one.field().name(), side.apply(one), (a, b) -> a.isEmpty() ? b : a + "; " + b);
    }
    return told;
  }
}
