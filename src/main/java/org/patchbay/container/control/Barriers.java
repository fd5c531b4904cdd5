package org.patchbay.container.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.network.entity.Subnet;

/** Whom no guest may reach: the platform's own networks, the portal, and the guest's host. */
@ApplicationScoped
public class Barriers {
  private static final int FOUR = 32;
  private static final int SIX = 128;

  @Inject
  @ConfigProperty(name = "patchbay.firewall.barred")
  Optional<String> barred;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI portal;

  private List<AddressBlock> always = List.of();

  @PostConstruct
  void read() {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String text : barred.orElse("").split("[,\\s]+")) {
      if (!text.isEmpty()) {
        Subnet subnet = Subnet.parse(text);
        blocks.add(new AddressBlock(subnet.network(), subnet.prefix()));
      }
    }
    literal(portal).ifPresent(blocks::add);
    always = List.copyOf(blocks);
  }

  /** A guard with all of these, on a host. */
  Guard around(HostAddress host, Guard guard) {
    List<AddressBlock> all =
        Stream.concat(always.stream(), literal(host.uri()).stream()).distinct().toList();
    return new Guard(guard.open(), guard.outgoing(), all);
  }

  /** Names are not looked up: they would be others at another time. The setting is for these. */
  private static Optional<AddressBlock> literal(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").replaceAll("[\\[\\]]", "");
    return Subnet.address(host)
        .filter(address -> !address.isLoopbackAddress())
        .map(address -> new AddressBlock(address, length(address)));
  }

  private static int length(InetAddress address) {
    return address.getAddress().length == Integer.BYTES ? FOUR : SIX;
  }
}
