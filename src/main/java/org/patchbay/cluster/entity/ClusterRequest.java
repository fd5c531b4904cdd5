package org.patchbay.cluster.entity;

import java.util.List;
import java.util.Map;

/**
 * A cluster as somebody asks for it.
 *
 * @param version of VoipNow, as the catalogue names it
 * @param blueprint name of the shape
 * @param image name of the image, or null for the only one that fits
 * @param network name of the public network, or null for the only one there is
 * @param storage class of disk for all nodes, as {@code SHARED}; null: as their roles need it
 * @param sizes size by role code; a role that is not named gets its proposal
 * @param sshKeys that may log in to the nodes, see {@link SshKeys}
 */
public record ClusterRequest(
    String name,
    String version,
    String blueprint,
    String image,
    String network,
    String storage,
    Map<String, String> sizes,
    List<String> sshKeys) {
  public ClusterRequest {
    sizes = sizes == null ? Map.of() : Map.copyOf(sizes);
    sshKeys = sshKeys == null ? List.of() : List.copyOf(sshKeys);
  }
}
