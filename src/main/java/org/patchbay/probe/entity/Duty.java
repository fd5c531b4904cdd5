package org.patchbay.probe.entity;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a container is there for.
 *
 * @param version of the software
 * @param roles of the node that runs in it
 * @param files that exist in the guest once it is installed
 * @param patience how long it may take from its start until it is well
 */
public record Duty(
    UUID container,
    UUID node,
    String version,
    List<String> roles,
    List<String> files,
    Duration patience) {
  public Duty {
    files = List.copyOf(files);
    roles = List.copyOf(roles);
  }
}
