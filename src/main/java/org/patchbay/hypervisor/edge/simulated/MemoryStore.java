package org.patchbay.hypervisor.edge.simulated;

import java.util.function.Function;

/** A state that ends with the process; for hosts by the thousand. */
final class MemoryStore implements Store {
  private final HostState state = new HostState();

  @Override
  public synchronized <T> T with(Function<HostState, T> work) {
    T result = work.apply(state);
    state.settle();
    return result;
  }
}
