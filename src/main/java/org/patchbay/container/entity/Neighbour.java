package org.patchbay.container.entity;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a member of a cluster serves on a host, now or soon. */
public record Neighbour(UUID host, List<String> roles) {
  /** Where it is, and where it goes: either may be where it stays. */
  public static Stream<Neighbour> of(Container member) {
    return Stream.concat(Stream.of(member.hostId()), member.move().target().stream())
        .map(host -> new Neighbour(host, member.roles()));
  }
}
