package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.patchbay.container.entity.seed.Seed;
import org.patchbay.container.entity.seed.SeedAddress;
import org.patchbay.container.entity.seed.SeedDocuments;
import org.patchbay.container.entity.seed.SeedImage;
import org.patchbay.container.entity.seed.SeedNic;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.AddressPool;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.Subnet;
import org.patchbay.network.entity.UniqueLocal;

/** What a container's guest is told at first boot: its name, its addresses, its recipe. */
@ApplicationScoped
@Transactional
public class Seeds {
  @Inject PublicNetworks networks;
  @Inject Segments segments;

  /** The seed as an ISO 9660 image. */
  byte[] image(ContainerView view) {
    Seed seed = seed(view);
    return SeedImage.of(
        SeedDocuments.metaData(seed),
        view.container().userData(),
        SeedDocuments.networkConfig(seed));
  }

  /** The part of it that is about its interfaces. */
  byte[] networkConfig(ContainerView view) {
    return SeedDocuments.networkConfig(seed(view)).getBytes(StandardCharsets.UTF_8);
  }

  private Seed seed(ContainerView view) {
    return new Seed(
        instance(view),
        view.container().hostName(),
        nics(view.nics()),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Another one with other public addresses: only then does a guest read its seed again. */
  private static String instance(ContainerView view) {
    String outside =
        view.nics().stream()
            .filter(nic -> nic.position() > 1)
            .map(nic -> nic.mac().substring(9).replace(":", ""))
            .collect(Collectors.joining("-"));
    String instance = view.container().instance();
    return outside.isEmpty() ? instance : instance + "-" + outside;
  }

  private List<SeedNic> nics(List<Nic> nics) {
    List<SeedNic> told = new ArrayList<>();
    int outside = 0;
    for (Nic nic : nics) {
      told.add(nic.isPublic() ? publicOne(nic, "public" + outside++) : privateOne(nic));
    }
    return told;
  }

  private SeedNic privateOne(Nic nic) {
    Segment segment = segments.get(nic.segmentId());
    List<SeedAddress> told = new ArrayList<>(List.of(at(nic.address(), segment.cidr())));
    nic.address6().ifPresent(six -> told.add(new SeedAddress(six, UniqueLocal.PREFIX)));
    return SeedNic.onSegment("private0", nic.mac(), told, segment.mtu());
  }

  private SeedNic publicOne(Nic nic, String name) {
    PublicNetwork network = networks.get(nic.networkId());
    AddressPool pool = networks.poolOf(nic.networkId(), nic.address());
    List<InetAddress> servers =
        pool.dns().stream().map(text -> Subnet.address(text).orElseThrow()).toList();
    return new SeedNic(
        name,
        nic.mac(),
        List.of(at(nic.address(), pool.cidr())),
        network.mtu(),
        List.of(pool.gateway()),
        servers);
  }

  private static SeedAddress at(InetAddress address, Subnet range) {
    return new SeedAddress(address, range.prefix());
  }
}
