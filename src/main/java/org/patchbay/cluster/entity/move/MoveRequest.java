package org.patchbay.cluster.entity.move;

/**
 * Where a node is to go.
 *
 * @param container name or id of a free container, or null to make one
 * @param host name of the host to make it on, or null for the best one but the node's own
 */
public record MoveRequest(String container, String host) {
  public MoveRequest {
    container = container == null || container.isBlank() ? null : container.strip();
    host = host == null || host.isBlank() ? null : host.strip();
  }
}
