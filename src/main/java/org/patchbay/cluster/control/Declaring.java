package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.Level;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.settings.control.Secrets;

/** Notes what a tenant declares of a cluster, as long as no rule is broken by it. */
@ApplicationScoped
@Transactional
public class Declaring {
  public static final String KIND = "cluster.declare";

  @Inject Clusters clusters;
  @Inject Standing standing;
  @Inject Catalogues catalogues;
  @Inject Secrets secrets;
  @Inject Audit audit;

  /** What rules would have against the cluster with these declarations, and have not now. */
  public List<Violation> judge(Cluster cluster, Declarations declared) {
    ClusterDraft now = standing.of(cluster);
    return catalogues
        .current()
        .version(cluster.version())
        .map(
            version -> {
              var before = Topology.check(now, version, CheckOptions.ACTIVATING);
              var after =
                  Topology.check(
                      Standing.declared(now, declared), version, CheckOptions.ACTIVATING);
              return after.stream().filter(violation -> !before.contains(violation)).toList();
            })
        .orElse(List.of());
  }

  /**
   * Declares.
   *
   * @param secret of the object store's access key; null or empty: as it was
   * @throws Fault {@code RULE_VIOLATED}, {@code BEING_RETIRED}, {@code INVALID_INPUT} when the
   *     platform has no key to seal the secret with
   */
  public void declare(UUID id, Declarations declared, String secret) {
    Cluster cluster = clusters.locked(id);
    if (cluster.retiring()) {
      throw Fault.of(FaultCode.BEING_RETIRED, cluster.name());
    }
    String broken =
        judge(cluster, declared).stream()
            .filter(violation -> violation.level() == Level.E)
            .map(Violation::confirmation)
            .collect(Collectors.joining(", "));
    if (!broken.isEmpty()) {
      throw Fault.of(FaultCode.RULE_VIOLATED, broken);
    }
    Map<String, ?> before = Map.of("declared", cluster.declarations().told().toString());
    cluster.declare(declared);
    seal(cluster, declared, secret);
    Map<String, ?> after =
        Map.of(
            "declared",
            declared.told().toString(),
            "secret",
            cluster.storageSecret().isPresent() ? "set" : "");
    audit.record(KIND, Retirement.object(cluster), Change.of(before, after));
  }

  private void seal(Cluster cluster, Declarations declared, String secret) {
    if (!declared.objectStore()) {
      cluster.storageSecret(null);
    } else if (secret != null && !secret.isEmpty()) {
      if (secrets.ring().isEmpty()) {
        throw Fault.invalid("secretKey", "cluster.storage.keyless");
      }
      cluster.storageSecret(secrets.ring().seal(secret, cluster.id().toString()));
    }
  }
}
