package org.patchbay.cluster.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.topology.Level;
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
    List<Obstacle> obstacles) {
  public Preview {
    containers = List.copyOf(containers);
    quotas = List.copyOf(quotas);
    violations = List.copyOf(violations);
    obstacles = List.copyOf(obstacles);
  }

  /** True when nothing forbids it; warnings may have to be confirmed. */
  public boolean approvable() {
    return obstacles.isEmpty() && errors().isEmpty();
  }

  public List<Violation> errors() {
    return violations.stream().filter(v -> v.level() == Level.E).toList();
  }

  public List<Violation> warnings() {
    return violations.stream().filter(v -> v.level() == Level.W).toList();
  }

  /** The warnings that nobody has confirmed yet. */
  public List<Violation> unconfirmed(Set<String> confirmed) {
    return warnings().stream().filter(v -> !confirmed.contains(v.confirmation())).toList();
  }

  /**
   * A fingerprint of what is promised: containers, sizes, hosts, addresses, violations. Reasons and
   * quotas are left out: they may move without breaking a promise.
   */
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
                            + c.publicAddress())
                .collect(Collectors.joining("\n", "\n", "\n"))
            + violations.stream().map(Violation::confirmation).collect(Collectors.joining(","))
            + obstacles;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(promise.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
