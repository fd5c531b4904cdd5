package org.patchbay.container.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * A container with what its page needs of its host.
 *
 * @param hostSeenAt when the host was looked at last, and with it the container
 */
public record ContainerRow(
    Container container, String hostName, boolean hostReachable, Instant hostSeenAt) {
  /** The status now; {@code UNKNOWN} when the host was not seen for {@code staleAfter}. */
  public ContainerStatus status(Instant now, Duration staleAfter) {
    return container.status(hostReachable && hostSeenAt.plus(staleAfter).isAfter(now));
  }
}
