package org.patchbay.hypervisor.edge.simulated;

/** What is one for a host in this process, whatever URI led there: its state, line and listener. */
record Place(Store store, HostLine line, HostListener listener) {
  static Place of(String host, Store store, Troubles troubles) {
    HostListener listener = new HostListener();
    return new Place(
        store, new HostLine(host, troubles, listener::tellThatTheLineIsLost), listener);
  }
}
