package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.seed.Seed;
import org.patchbay.container.entity.seed.SeedAddress;
import org.patchbay.container.entity.seed.SeedDocuments;
import org.patchbay.container.entity.seed.SeedImage;
import org.patchbay.container.entity.seed.SeedNic;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.AddressPool;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Subnet;

/** What a container's guest is told at first boot: its name, its addresses, its recipe. */
@ApplicationScoped
@Transactional
public class Seeds {
  @Inject PublicNetworks networks;
  @Inject Segments segments;

  /** The seed as an ISO 9660 image. */
  byte[] image(ContainerView view) {
    Container container = view.container();
    Seed seed =
        new Seed(
            container.instance(),
            container.hostName(),
            nics(view.nics()),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return SeedImage.of(
        SeedDocuments.metaData(seed), container.userData(), SeedDocuments.networkConfig(seed));
  }

  private List<SeedNic> nics(List<Nic> nics) {
    List<SeedNic> told = new ArrayList<>();
    for (Nic nic : nics) {
      told.add(nic.isPublic() ? publicOne(nic) : privateOne(nic));
    }
    return told;
  }

  private SeedNic privateOne(Nic nic) {
    Subnet range = segments.get(nic.segmentId()).cidr();
    return SeedNic.onSegment("private0", nic.mac(), List.of(at(nic.address(), range)));
  }

  private SeedNic publicOne(Nic nic) {
    AddressPool pool = networks.poolOf(nic.networkId(), nic.address());
    List<InetAddress> servers =
        pool.dns().stream().map(text -> Subnet.address(text).orElseThrow()).toList();
    return new SeedNic(
        "public0",
        nic.mac(),
        List.of(at(nic.address(), pool.cidr())),
        List.of(pool.gateway()),
        servers);
  }

  private static SeedAddress at(InetAddress address, Subnet range) {
    return new SeedAddress(address, range.prefix());
  }
}
