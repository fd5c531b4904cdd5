package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ClusterCaps;
import org.patchbay.container.entity.Caps;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;

/** A tenant's owner limits what one of its clusters may take of the tenant's quotas. */
@ApplicationScoped
@Transactional
public class Capping {
  @Inject Turnstile turnstile;
  @Inject Clusters clusters;
  @Inject ClusterCaps caps;
  @Inject Audit audit;

  /**
   * Sets all of them.
   *
   * @param limits by quota name; null and absent: none
   * @throws Fault {@code INVALID_INPUT}, {@code BEING_RETIRED}
   */
  public Caps set(UUID id, Map<String, Long> limits) {
    List<FieldProblem> problems = Caps.problems(limits);
    Fault.refuse(problems);
    turnstile.pass();
    Cluster cluster = clusters.locked(id);
    if (cluster.retiring()) {
      throw Fault.of(FaultCode.BEING_RETIRED, cluster.name());
    }
    Map<String, Long> before = caps.of(id).limits();
    caps.set(id, limits);
    Caps after = caps.of(id);
    audit.record("cluster.caps", Retirement.object(cluster), Change.of(before, after.limits()));
    return after;
  }
}
