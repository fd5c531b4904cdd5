package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.control.TenantLeaves;
import org.patchbay.tenant.control.TenantOpened;

/** Lets a new tenant use the public networks that it was made for, until it leaves. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class NetworkGrants {
  @Inject PublicNetworks networks;
  @Inject Leases leases;
  @Inject Audit audit;

  void opened(@Observes TenantOpened event) {
    if (!event.draft().networks().isEmpty()) {
      leases.alone();
      event.draft().networks().forEach(name -> allow(name, event.tenant().id()));
    }
  }

  /** Which networks it might use, and what was set apart for it. */
  void left(@Observes TenantLeaves event) {
    leases.alone();
    for (PublicNetwork network : networks.all()) {
      Map<String, ?> before = network.told();
      network.forget(event.tenant().id());
      tell(network, before);
    }
  }

  private void allow(String name, UUID tenant) {
    PublicNetwork network =
        networks.named(name).orElseThrow(() -> Fault.invalid("networks", "network.unknown", name));
    Map<String, ?> before = network.told();
    network.allow(tenant);
    tell(network, before);
  }

  private void tell(PublicNetwork network, Map<String, ?> before) {
    if (!before.equals(network.told())) {
      audit.record(
          "network.change", PublicNetworks.object(network), Change.of(before, network.told()));
    }
  }
}
