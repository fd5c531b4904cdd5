package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;

/**
 * How patient we are with a host.
 *
 * @param call how long a usual call may take
 * @param opening how long a caller waits for a connection
 * @param pause between two tries to connect; meanwhile callers are refused at once
 * @param keepAlive how often an idle connection is asked whether it lives; after {@code
 *     keepAliveCount} questions without an answer it is lost
 * @param callsAtOnce per host, each on a connection of its own
 */
public record Pace(
    Duration call,
    Duration opening,
    Duration pause,
    Duration keepAlive,
    int keepAliveCount,
    int callsAtOnce) {
  /** With the call limit, the keepalive interval and the number of calls that are set. */
  public static Pace of(Duration call, Duration keepAlive, int callsAtOnce) {
    return new Pace(call, Duration.ofSeconds(5), Duration.ofSeconds(1), keepAlive, 3, callsAtOnce);
  }

  int keepAliveSeconds() {
    return (int) Math.max(1, keepAlive.toSeconds());
  }
}
