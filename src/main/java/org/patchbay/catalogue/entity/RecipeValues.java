package org.patchbay.catalogue.entity;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the node that a recipe is written out for.
 *
 * @param nodeId the node's own id, kept for its whole life
 * @param version VoipNow version
 */
public record RecipeValues(
    String nodeId,
    String hostName,
    String cluster,
    String version,
    List<RoleSpec> roles,
    Optional<InetAddress> privateAddress,
    Optional<InetAddress> publicAddress) {
  public RecipeValues {
    roles = List.copyOf(roles);
  }
}
