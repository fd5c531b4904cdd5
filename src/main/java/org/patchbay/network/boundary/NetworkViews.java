package org.patchbay.network.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.control.NetworkHolders;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.control.Tenants;

/** Public networks with how full they are, for pages and the API alike. */
@RequestScoped
public class NetworkViews {
  @Inject PublicNetworks networks;
  @Inject NetworkHolders holders;
  @Inject Tenants tenants;

  List<PublicNetworkJson> all() {
    return networks.all().stream().map(this::of).toList();
  }

  PublicNetworkJson of(PublicNetwork network) {
    return PublicNetworkJson.of(network, holders.use(network), id -> tenants.get(id).slug());
  }

  PublicNetworkJson named(String name) {
    return of(networks.named(name).orElseThrow(() -> Fault.notFound("network", name)));
  }
}
