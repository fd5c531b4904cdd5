package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The idle connections to one host. The last that came back goes out first, so that a host with
 * little to do needs only one.
 */
final class Links {
  private final Deque<Link> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean ended;

  /** One for a single call, or null when there is none. */
  Link take() {
    for (Link link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
      if (link.enter()) {
        return link;
      }
    }
    return null;
  }

  /** One that was just opened. */
  void add(Link link) {
    idle.addFirst(link);
    if (ended) {
      end();
    }
  }

  /** One whose call is over. */
  void giveBack(Link link) {
    if (link.leave()) {
      add(link);
    }
  }

  /** Closes those that nobody needed for so long; the longest unused are at the end. */
  void closeIdle(Duration longest) {
    for (Link link = idle.pollLast(); link != null; link = idle.pollLast()) {
      if (link.idleFor().compareTo(longest) < 0) {
        idle.addLast(link);
        return;
      }
      link.retire();
    }
  }

  /** None is given out any more; those that are in use are closed when they come back. */
  void end() {
    ended = true;
    for (Link link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
      link.retire();
    }
  }
}
