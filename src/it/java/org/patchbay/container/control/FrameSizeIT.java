package org.patchbay.container.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.HostCheck;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.host.entity.Lack;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.network.control.FrameSizes;
import org.patchbay.network.control.Segments;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** What frames carry, from the segment to the machine, and hosts that carry less. */
class FrameSizeIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 2, 20, FrameSizeIT::uri);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /** The first one's public bridge carries less than it should. */
  private static URI uri(int host) {
    String narrow = host == 1 ? "&narrow=br-public:1400" : "";
    return URI.create(SimulatedPlatform.uri(host) + narrow);
  }

  private void poolHost(String bridges) {
    platform.asPlatform(
        () ->
            portal
                .get(Registration.class)
                .register(
                    new HostDraft(
                        "pool",
                        URI.create(SimulatedPlatform.uri(9) + bridges),
                        HostProfile.BRIDGE_POOL,
                        MachineType.AUTO,
                        "patchbay",
                        "br-seg")));
  }

  private List<Lack> lacks(String name) {
    return platform.asPlatform(
        () -> {
          Host host = portal.get(Hosts.class).named(name);
          return portal.get(HostCheck.class).lacks(host);
        });
  }

  @Test
  void aHostWhosePublicBridgeCarriesTooLittleSaysSoAndGetsNoPublicAddress() {
    assertThat(lacks("h1"))
        .containsExactly(new Lack(Lack.Kind.BRIDGE_NARROW, "br-public", 1400, 1500));
    assertThat(lacks("h2")).isEmpty();
    Cluster voice = olga.made("voice", "standard");
    UUID first = platform.asPlatform(() -> portal.get(Hosts.class).named("h1").id());
    List<Container> outside =
        olga.containers(voice).stream()
            .filter(one -> one.hostId().equals(first))
            .filter(one -> nics(one).stream().anyMatch(NicSpec.Public.class::isInstance))
            .toList();
    assertThat(outside).isEmpty();
    assertThat(olga.containers(voice)).anyMatch(one -> nics(one).size() > 1);
  }

  private List<NicSpec> nics(Container container) {
    return olga.as(() -> portal.get(MachineSpecs.class).view(container.id()).spec().nics());
  }

  @Test
  void aNewSegmentCarriesWhatHostsOfEveryKindDoAndItsMachinesAreMadeForThat() {
    poolHost("&bridges=br-public,br-seg100&narrow=br-seg100:1400");
    assertThat(portal.get(FrameSizes.class).usual()).isEqualTo(1450);
    Cluster voice = olga.made("voice", "standard");
    assertThat(olga.as(() -> portal.get(Segments.class).first().orElseThrow().mtu()))
        .isEqualTo(1450);
    for (Container container : olga.containers(voice)) {
      Map<Boolean, Integer> mtus = byKind(nics(container));
      assertThat(mtus.get(false)).isEqualTo(1450);
      assertThat(mtus.getOrDefault(true, 1500)).isEqualTo(1500);
    }
    assertThat(lacks("pool"))
        .contains(new Lack(Lack.Kind.SEGMENT_BRIDGE_NARROW, "br-seg100", 1400, 1450));
  }

  private static Map<Boolean, Integer> byKind(List<NicSpec> nics) {
    return nics.stream()
        .collect(
            Collectors.toMap(NicSpec.Public.class::isInstance, NicSpec::mtu, (one, other) -> one));
  }
}
