package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;

class NetworkDocumentTest {
  private static NetworkDocument segment(HostProfile profile, String bridge) {
    var host =
        new HostAddress(
            UUID.randomUUID(),
            URI.create("qemu:///system"),
            profile,
            MachineType.KVM,
            "patchbay",
            bridge);
    return NetworkDocument.of(host, new SegmentSpec(101));
  }

  @Test
  void aSegmentIsATagOnOpenVswitch() {
    var network = new XPathText(segment(HostProfile.OVS_VLAN, "br-tenant").text(UUID.randomUUID()));
    assertThat(network.at("/network/name")).isEqualTo("pb-101");
    assertThat(network.at("/network/bridge/@name")).isEqualTo("br-tenant");
    assertThat(network.at("/network/virtualport/@type")).isEqualTo("openvswitch");
    assertThat(network.at("/network/vlan/tag/@id")).isEqualTo("101");
  }

  @Test
  void aSegmentIsAPreparedBridgeOfItsNumber() {
    var network = new XPathText(segment(HostProfile.BRIDGE_POOL, "br-t").text(UUID.randomUUID()));
    assertThat(network.at("/network/bridge/@name")).isEqualTo("br-t101");
    assertThat(network.count("/network/vlan | /network/virtualport")).isZero();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (NetworkDocument network :
        new NetworkDocument[] {
          segment(HostProfile.OVS_VLAN, "br-tenant"),
          segment(HostProfile.BRIDGE_POOL, "br-t"),
          NetworkDocument.of(new PublicSpec("internet", "br-public"))
        }) {
      assertThat(NetworkDocument.read(network.text(network.freshUuid()))).isEqualTo(network);
    }
  }

  @Test
  void machinesOfAPublicNetworkAreKeptApart() {
    var network = NetworkDocument.of(new PublicSpec("internet", "br-public"));
    assertThat(network.name()).isEqualTo("pb-public-internet");
    assertThat(network.isolated()).isTrue();
  }
}
