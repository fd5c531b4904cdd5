package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.SeenPlug;

class PlugViewTest {
  @Test
  void whereAMachineIsPluggedInIsReadAsTheHostTellsIt() {
    String domain =
        """
        <domain><devices>
          <interface type='network'>
            <mac address='52:54:00:00:00:0A'/>
            <source network='pb-101' portid='p' bridge='br-tenant'/>
            <vlan><tag id='101'/></vlan>
            <virtualport type='openvswitch'/>
          </interface>
          <interface type='network'>
            <mac address='52:54:00:00:00:0b'/>
            <source network='pb-102' bridge='br-tenant'/>
            <vlan trunk='yes'><tag id='102'/><tag id='103'/></vlan>
          </interface>
        </devices></domain>
        """;
    assertThat(PlugView.read(domain))
        .containsExactly(
            new SeenPlug("52:54:00:00:00:0a", "pb-101", "br-tenant", Set.of(101)),
            new SeenPlug("52:54:00:00:00:0b", "pb-102", "br-tenant", Set.of(102, 103)));
  }
}
