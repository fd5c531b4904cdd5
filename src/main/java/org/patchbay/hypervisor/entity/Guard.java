package org.patchbay.hypervisor.entity;

import java.util.List;
import java.util.Optional;

/**
 * What passes a public interface besides the answers to what passed.
 *
 * @param open ports that others may reach
 * @param outgoing what the machine may reach; empty: everything
 * @param barred whom it may reach in no case
 */
public record Guard(
    List<OpenPort> open, Optional<List<OpenPort>> outgoing, List<AddressBlock> barred) {
  public Guard {
    open = List.copyOf(open);
    outgoing = outgoing.map(List::copyOf);
    barred = List.copyOf(barred);
  }

  /** Open to everybody, and nothing else is limited. */
  public static Guard opening(List<OpenPort> open) {
    return new Guard(open, Optional.empty(), List.of());
  }
}
