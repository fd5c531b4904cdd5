package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * A network interface that a node has or will have.
 *
 * @param addresses empty as long as none was picked
 * @param segment of a private one; empty as long as none was picked
 */
public record Attachment(List<InetAddress> addresses, OptionalInt segment) {
  /** Wanted; the address is picked later. */
  public static final Attachment PENDING = new Attachment(List.of(), OptionalInt.empty());

  public Attachment {
    addresses = List.copyOf(addresses);
  }

  public static Attachment at(InetAddress... addresses) {
    return new Attachment(List.of(addresses), OptionalInt.empty());
  }

  public Attachment on(int id) {
    return new Attachment(addresses, OptionalInt.of(id));
  }
}
