package org.patchbay.container.entity;

import java.util.Optional;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;

/**
 * A public address of a tenant, with who has it.
 *
 * @param network name of the public network it is taken from
 * @param nic the interface it is plugged in with; null while it is not
 * @param container that has it; null while none does
 */
public record HeldAddress(Lease lease, String network, Nic nic, Container container) {
  /** What can be said of one. */
  public enum State {
    FREE,
    USED,
    /** Of a container that waits until another one can't speak from it any more. */
    AWAITED,
    RESTING
  }

  public State state() {
    if (lease.restsUntil().isPresent()) {
      return State.RESTING;
    }
    if (container == null) {
      return State.FREE;
    }
    boolean elsewhere =
        lease.lingersAt().filter(there -> !there.equals(container.id())).isPresent();
    return elsewhere ? State.AWAITED : State.USED;
  }

  public Optional<Container> at() {
    return Optional.ofNullable(container);
  }
}
