package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.fault.entity.Fault;

/** Turns a preview into wishes: what was shown is what is done, or it is shown again. */
@ApplicationScoped
@Transactional
public class Approval {
  @Inject Turnstile turnstile;
  @Inject Choices choices;
  @Inject Planner planner;
  @Inject Construction construction;

  /**
   * Approves a request.
   *
   * @param planId id of the preview that was shown, or null to take whatever comes out now
   * @param confirmed warnings that were confirmed, as {@code N4:acme-sql-1}
   * @return id of the operation
   * @throws Fault {@code PLAN_OUTDATED} when the world moved, {@code RULE_VIOLATED}, {@code
   *     CONFIRMATION_MISSING}, {@code QUOTA_EXCEEDED}, {@code NO_HOST_FITS}, {@code
   *     NO_ADDRESS_FREE}; nothing is made then
   */
  public UUID approve(ClusterRequest request, String planId, Set<String> confirmed) {
    turnstile.pass();
    Chosen chosen = choices.of(request);
    Preview preview = planner.preview(chosen);
    preview.requireApproval(planId, confirmed);
    return construction.begin(chosen, preview);
  }
}
