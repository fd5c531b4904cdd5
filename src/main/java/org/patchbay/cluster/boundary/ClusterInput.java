package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.cluster.entity.ClusterRequest;

/**
 * A cluster that somebody asks for.
 *
 * @param storage class of disk for all nodes: {@code SSD}, {@code STANDARD} or {@code SHARED};
 *     absent: as their roles need it
 * @param sizes size by role code
 * @param sshKeys public keys that may log in to the nodes, as lines of {@code authorized_keys}
 * @param planId id of the plan that was shown; absent to take whatever comes out
 * @param confirm warnings that are accepted, as {@code N4:acme-sql-1}
 */
public record ClusterInput(
    String name,
    String version,
    String blueprint,
    String image,
    String network,
    String storage,
    Map<String, String> sizes,
    List<String> sshKeys,
    String planId,
    List<String> confirm) {
  ClusterRequest request() {
    return new ClusterRequest(name, version, blueprint, image, network, storage, sizes, sshKeys);
  }

  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
