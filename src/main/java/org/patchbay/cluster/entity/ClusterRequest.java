package org.patchbay.cluster.entity;

import java.util.List;
import java.util.Map;

/**
 * A cluster as somebody asks for it.
 *
 * @param version of VoipNow, as the catalogue names it
 * @param blueprint name of the shape; {@link #CUSTOM} where the nodes are named one by one
 * @param image name of the image, or null for the only one that fits
 * @param network name of the public network, or null for the only one there is
 * @param segment name of the private segment its nodes lie on, or null for the tenant's first
 * @param storage class of disk for all nodes, as {@code SHARED}; null: as their roles need it
 * @param sizes size by role code; a role that is not named gets its proposal
 * @param nodes one by one; empty where a blueprint says which
 * @param declared what its tenant tells of what the portal does not make
 * @param sshKeys that may log in to the nodes, see {@link SshKeys}
 */
public record ClusterRequest(
    String name,
    String version,
    String blueprint,
    String image,
    String network,
    String segment,
    String storage,
    Map<String, String> sizes,
    List<WantedNode> nodes,
    Declarations declared,
    List<String> sshKeys) {
  /** The blueprint of a cluster whose nodes were named one by one. */
  public static final String CUSTOM = "custom";

  public ClusterRequest {
    sizes = sizes == null ? Map.of() : Map.copyOf(sizes);
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
    declared = declared == null ? Declarations.NONE : declared;
    sshKeys = sshKeys == null ? List.of() : List.copyOf(sshKeys);
  }

  /** One on the tenant's first segment. */
  public ClusterRequest(
      String name,
      String version,
      String blueprint,
      String image,
      String network,
      String storage,
      Map<String, String> sizes,
      List<WantedNode> nodes,
      Declarations declared,
      List<String> sshKeys) {
    this(name, version, blueprint, image, network, null, storage, sizes, nodes, declared, sshKeys);
  }

  /** The same on a segment of that name; null: on the tenant's first. */
  public ClusterRequest on(String segment) {
    return new ClusterRequest(
        name, version, blueprint, image, network, segment, storage, sizes, nodes, declared,
        sshKeys);
  }

  /** One of a blueprint's shape, of which nothing is declared yet. */
  public static ClusterRequest shaped(
      String name,
      String version,
      String blueprint,
      String image,
      String network,
      String storage,
      Map<String, String> sizes,
      List<String> sshKeys) {
    return new ClusterRequest(
        name, version, blueprint, image, network, storage, sizes, null, null, sshKeys);
  }

  /** True when its nodes are named one by one. */
  public boolean custom() {
    return CUSTOM.equals(blueprint);
  }
}
