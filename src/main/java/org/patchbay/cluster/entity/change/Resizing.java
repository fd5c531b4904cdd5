package org.patchbay.cluster.entity.change;

import java.util.Map;
import java.util.UUID;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Flexing;

/**
 * A node whose container gets another size.
 *
 * @param host that the container is on
 * @param pool of that host in which its disks lie
 * @param flexing what changes of the machine, and how
 */
public record Resizing(
    String node,
    UUID container,
    UUID host,
    String pool,
    ContainerSize before,
    ContainerSize after,
    Flexing flexing) {
  /** It runs, and what is wanted can't be had without a restart. */
  public boolean restarts() {
    return flexing.way() == Flexing.Way.NEEDS_RESTART;
  }

  /** What it takes more, by quota name; below zero for what it gives back. */
  public Map<String, Long> more() {
    return after.moreThan(before);
  }
}
