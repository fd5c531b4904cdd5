package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.control.Hypervisors;

/** Has the host asked for the end of a console; outside of any transaction, for hosts are slow. */
@ApplicationScoped
public class ConsoleReading {
  @Inject Consoles consoles;
  @Inject Hypervisors hypervisors;

  /** For somebody who asked for it; throws what the host answers. */
  public void asked(UUID container) {
    consoles.asked(container);
    read(container);
  }

  /** For the record; that it could not be read is written down as well. */
  public void recorded(UUID container) {
    try {
      read(container);
    } catch (Fault fault) {
      consoles.failed(container);
    }
  }

  private void read(UUID container) {
    consoles
        .place(container)
        .ifPresent(
            place ->
                consoles.read(
                    container,
                    hypervisors.of(place.host()).console(place.host(), place.machine())));
  }
}
