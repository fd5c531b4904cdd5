package org.patchbay.container.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * A container with what its page needs of its host.
 *
 * @param hostSeenAt when the host was looked at last, and with it the container
 * @param hostGone the host is said to be lost, and does not answer
 */
public record ContainerRow(
    Container container,
    String hostName,
    boolean hostReachable,
    Instant hostSeenAt,
    boolean hostGone) {
  /**
   * The status now; {@code UNKNOWN} when the host was not seen for {@code staleAfter}, {@code LOST}
   * when it is said that it does not come back by itself.
   */
  public ContainerStatus status(Instant now, Duration staleAfter) {
    return hostGone
        ? container.statusOnLostHost()
        : container.status(hostReachable && hostSeenAt.plus(staleAfter).isAfter(now));
  }
}
