package org.patchbay.container.entity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a container carries of its node, and gives away with it; its addresses lie elsewhere.
 *
 * @param hostName what the guest is called
 * @param openPorts as {@link GuardText} writes them
 * @param data the node's data disk, known by the node
 * @param dataMade a machine had it already, and it has to be where the node comes from
 */
public record NodeBurden(
    UUID cluster,
    String hostName,
    String userData,
    List<String> openPorts,
    List<String> roles,
    Optional<UUID> data,
    long dataGiB,
    boolean dataMade) {
  public NodeBurden {
    openPorts = List.copyOf(openPorts);
    roles = List.copyOf(roles);
  }
}
