package org.patchbay.network.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.control.NetworkHolders;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.RangeUse;
import org.patchbay.tenant.control.Tenants;

/** Public networks with how full they are, for pages and the API alike. */
@RequestScoped
public class NetworkViews {
  @Inject PublicNetworks networks;
  @Inject NetworkHolders holders;
  @Inject Segments segments;
  @Inject Tenants tenants;

  List<PublicNetworkJson> all() {
    return networks.all().stream().map(this::of).toList();
  }

  /** How full what the platform gives out is: pools of public addresses, one by one. */
  List<RangeUse> pools() {
    return networks.all().stream().flatMap(network -> holders.pools(network).stream()).toList();
  }

  /** How full the range of segment ids is; empty until there is one. */
  Optional<RangeUse> segments() {
    return segments
        .range()
        .map(
            range ->
                RangeUse.of(
                    range,
                    segments.all().stream()
                        .filter(one -> range.first() <= one.id() && one.id() <= range.last())
                        .count()));
  }

  PublicNetworkJson of(PublicNetwork network) {
    return PublicNetworkJson.of(network, holders.use(network), id -> tenants.get(id).slug());
  }

  PublicNetworkJson named(String name) {
    return of(networks.named(name).orElseThrow(() -> Fault.notFound("network", name)));
  }
}
