package org.patchbay.cluster.entity;

import java.util.List;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.topology.Violation;

/**
 * What will happen when a request is approved.
 *
 * @param containers in the blueprint's order
 * @param quotas what it takes of them, by name
 * @param violations what rules say about it, errors first
 * @param obstacles what stands in the way besides rules
 */
public record Preview(
    ClusterRequest request,
    List<PlannedContainer> containers,
    List<QuotaChange> quotas,
    List<Violation> violations,
    List<Obstacle> obstacles)
    implements Judged {
  public Preview {
    containers = List.copyOf(containers);
    quotas = List.copyOf(quotas);
    violations = List.copyOf(violations);
    obstacles = List.copyOf(obstacles);
  }

  /**
   * A fingerprint of what is promised: containers, sizes, hosts, addresses, violations. Reasons and
   * quotas are left out: they may move without breaking a promise.
   */
  @Override
  public String id() {
    String promise =
        request
            + containers.stream()
                .map(
                    c ->
                        c.node()
                            + " on "
                            + c.placing().host()
                            + " at "
                            + c.privateAddress()
                            + " "
                            + c.privateAddress6()
                            + " "
                            + c.publicAddress())
                .collect(Collectors.joining("\n", "\n", "\n"))
            + violations.stream().map(Violation::confirmation).collect(Collectors.joining(","))
            + obstacles;
    return Fingerprint.of(promise);
  }
}
