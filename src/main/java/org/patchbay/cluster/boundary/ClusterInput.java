package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.fault.entity.Fault;

/**
 * A cluster that somebody asks for.
 *
 * @param blueprint {@code custom}, or absent, where the nodes are named one by one
 * @param segment name of the tenant's private segment its nodes lie on; absent for the first
 * @param storage class of disk for all nodes: {@code SSD}, {@code STANDARD} or {@code SHARED};
 *     absent: as their roles need it
 * @param sizes size by role code
 * @param nodes one by one, instead of a blueprint
 * @param declarations what the portal does not make itself; a secret key is given later
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
    String segment,
    String storage,
    Map<String, String> sizes,
    List<NodeInput> nodes,
    DeclarationsJson declarations,
    List<String> sshKeys,
    String planId,
    List<String> confirm) {
  ClusterRequest request() {
    boolean custom = blueprint == null && nodes != null;
    return new ClusterRequest(
        name,
        version,
        custom ? ClusterRequest.CUSTOM : blueprint,
        image,
        network,
        segment,
        storage,
        sizes,
        NodeInput.wanted("nodes", nodes),
        declared(),
        sshKeys);
  }

  private Declarations declared() {
    if (declarations == null) {
      return Declarations.NONE;
    }
    if (declarations.secretKey() != null) {
      throw Fault.invalid("declarations.secretKey", "cluster.secret.later");
    }
    return declarations.declarations("declarations.");
  }

  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
