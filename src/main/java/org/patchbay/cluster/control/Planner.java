package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.container.control.Offers;
import org.patchbay.container.entity.placement.PlacementRules;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.entity.Segment;

/** Works out what a request will do, without doing any of it. The scope must be the tenant's. */
@ApplicationScoped
@Transactional
public class Planner {
  @Inject Choices choices;
  @Inject Offers offers;
  @Inject Promises promises;
  @Inject Rules rules;
  @Inject QuotaChanges quotas;

  @Inject
  @ConfigProperty(name = "patchbay.cpu-overcommit")
  double overcommit;

  /**
   * The preview.
   *
   * @throws Fault {@code INVALID_INPUT} with every wrong field of the request
   */
  public Preview preview(ClusterRequest request) {
    return preview(choices.of(request));
  }

  private PlacementRules placement(Chosen chosen) {
    boolean strict = chosen.request().declared().strictAntiAffinity();
    return new PlacementRules(
        overcommit, strict, Optional.empty(), chosen.segment().map(Segment::id));
  }

  Preview preview(Chosen chosen) {
    List<Obstacle> obstacles = new ArrayList<>();
    List<PlannedContainer> containers =
        promises.of(chosen, offers.current(), placement(chosen), obstacles);
    var changes = quotas.of(chosen, containers);
    obstacles.addAll(QuotaChanges.exceeded(changes));
    return new Preview(
        chosen.request(), containers, changes, rules.check(chosen, containers), obstacles);
  }
}
