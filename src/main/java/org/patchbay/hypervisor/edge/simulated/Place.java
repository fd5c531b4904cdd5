package org.patchbay.hypervisor.edge.simulated;

import java.util.Optional;

/** What is one for a host in this process, whatever URI led there: its state, line and listener. */
record Place(Store store, Optional<Store> shared, HostLine line, HostListener listener) {
  static Place of(String host, Store store, Optional<Store> shared, Troubles troubles) {
    HostListener listener = new HostListener();
    return new Place(
        store, shared, new HostLine(host, troubles, listener::tellThatTheLineIsLost), listener);
  }
}
