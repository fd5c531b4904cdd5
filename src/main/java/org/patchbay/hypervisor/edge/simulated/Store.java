package org.patchbay.hypervisor.edge.simulated;

import java.util.function.Function;

/** Where a host's state lives. One piece of work at a time has it. */
interface Store {
  /** Does work on the state; what it changed is kept before this returns. */
  <T> T with(Function<HostState, T> work);
}
