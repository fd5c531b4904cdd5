package org.patchbay.hypervisor.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;

/** Finds the adapter that speaks a host's URI. */
@ApplicationScoped
public class Hypervisors {
  @Inject Instance<Hypervisor> adapters;

  public Hypervisor of(HostAddress host) {
    return of(host.uri());
  }

  /** Throws {@code HOST_URI_UNSUPPORTED} when no adapter speaks the scheme. */
  public Hypervisor of(URI uri) {
    return adapters.stream()
        .filter(adapter -> adapter.serves(uri))
        .findFirst()
        .orElseThrow(() -> Fault.of(FaultCode.HOST_URI_UNSUPPORTED, uri.getScheme()));
  }
}
