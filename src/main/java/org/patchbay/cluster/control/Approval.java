package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Offers;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** Turns a preview into wishes: what was shown is what is done, or it is shown again. */
@ApplicationScoped
@Transactional
public class Approval {
  @Inject Offers offers;
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
    // One at a time: what a second approval sees must include what the first one took.
    offers.alone();
    Chosen chosen = choices.of(request);
    Preview preview = planner.preview(chosen);
    refuse(preview, planId, confirmed);
    return construction.begin(chosen, preview);
  }

  private static void refuse(Preview preview, String planId, Set<String> confirmed) {
    if (planId != null && !planId.isBlank() && !planId.equals(preview.id())) {
      throw Fault.of(FaultCode.PLAN_OUTDATED);
    }
    if (!preview.errors().isEmpty()) {
      throw Fault.of(FaultCode.RULE_VIOLATED, names(preview.errors()));
    }
    preview.obstacles().stream()
        .findFirst()
        .ifPresent(
            obstacle -> {
              throw obstacle.fault();
            });
    var unconfirmed = preview.unconfirmed(confirmed);
    if (!unconfirmed.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, names(unconfirmed));
    }
  }

  private static String names(List<Violation> violations) {
    return violations.stream().map(Violation::confirmation).collect(Collectors.joining(", "));
  }
}
