package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.quota.entity.NewLimits;
import org.patchbay.quota.entity.QuotaDecision;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.tenant.control.QuotaLimits;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Suspension;
import org.patchbay.tenant.entity.QuotaRule;
import org.patchbay.tenant.entity.Tenant;

/** The platform's administrators set what a tenant may have. */
@ApplicationScoped
@Transactional
public class QuotaLimiting {
  @Inject Quotas quotas;
  @Inject QuotaLimits limits;
  @Inject Audit audit;

  /**
   * Sets the limits of one quota.
   *
   * @throws Fault {@code INVALID_INPUT}; {@code NO_SUCH_THING} when there is no such quota
   */
  public void set(Tenant tenant, String name, NewLimits wanted) {
    QuotaRule before = quotas.named(tenant.id(), name).rule();
    Suspension.refuseIfRetired(tenant);
    Fault.refuse(wanted.problems());
    limits.set(tenant.id(), name, wanted.limit(), wanted.soft(), wanted.graceDays());
    audit.record(
        "quota.limit",
        new AuditObject(tenant.id(), "quota", name, name),
        Change.of(told(before), told(quotas.named(tenant.id(), name).rule())));
  }

  private static Map<String, ?> told(QuotaRule rule) {
    Map<String, Object> told = new TreeMap<>();
    told.put("limit", rule.hard());
    told.put("soft", rule.soft());
    told.put("graceDays", rule.grace().toDays());
    if (rule.raised() != null) {
      told.put("raised", rule.raised());
      told.put("until", rule.raisedUntil());
    }
    return told;
  }

  /** For a time, or for good; a soft limit that would be above stays at its place below. */
  void grant(QuotaRequest request, QuotaDecision decision) {
    if (decision.until() != null) {
      limits.raise(request.tenantId(), request.name(), decision.granted(), decision.until());
      return;
    }
    QuotaRule rule = quotas.named(request.tenantId(), request.name()).rule();
    Long soft = rule.soft() == null ? null : Math.min(rule.soft(), decision.granted());
    int grace = (int) rule.grace().toDays();
    limits.set(request.tenantId(), request.name(), decision.granted(), soft, grace);
  }
}
