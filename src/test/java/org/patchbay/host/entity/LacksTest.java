package org.patchbay.host.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostFacts.PoolFacts;
import org.patchbay.hypervisor.entity.HostGround;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;

class LacksTest {
  private static final PoolFacts POOL = new PoolFacts("patchbay", true, 100, 50);
  private static final PoolFacts STOPPED = new PoolFacts("patchbay", false, 0, 0);
  private static final HostGround WHOLE = HostGround.WHOLE;
  private static final List<String> ALL = List.of("br-public", "br-tenant", "ovs-system");

  static Stream<Arguments> hosts() {
    HostProfile ovs = HostProfile.OVS_VLAN;
    HostProfile pool = HostProfile.BRIDGE_POOL;
    return Stream.of(
        Arguments.of(ovs, POOL, ALL, WHOLE, List.of()),
        Arguments.of(ovs, POOL, List.of(), WHOLE, List.of()),
        Arguments.of(ovs, STOPPED, ALL, WHOLE, List.of("POOL_STOPPED patchbay")),
        Arguments.of(
            ovs, new PoolFacts("other", true, 1, 1), ALL, WHOLE, List.of("POOL_MISSING patchbay")),
        Arguments.of(
            ovs,
            POOL,
            List.of("eth0"),
            WHOLE,
            List.of("SWITCH_MISSING br-tenant", "BRIDGE_MISSING br-public")),
        Arguments.of(
            ovs,
            POOL,
            ALL,
            new HostGround(List.of("br-public", "br-tenant", "eth7"), true, true),
            List.of("SEGMENT_BRIDGE_DOWN br-tenant", "BRIDGE_DOWN br-public")),
        Arguments.of(
            ovs,
            POOL,
            ALL,
            new HostGround(List.of(), false, false),
            List.of("OPEN_VSWITCH_MISSING ", "GUARDS_MISSING ")),
        Arguments.of(
            pool,
            POOL,
            List.of("br-public", "br-tenant101"),
            new HostGround(List.of("br-tenant101"), false, true),
            List.of("SEGMENT_BRIDGE_DOWN br-tenant101", "SEGMENT_BRIDGE_MISSING br-tenant102")),
        Arguments.of(
            pool,
            POOL,
            List.of("br-public", "br-tenant101", "br-tenant102"),
            carrying(Map.of("br-public", 1500, "br-tenant101", 1450, "br-tenant102", 1400)),
            List.of("SEGMENT_BRIDGE_NARROW br-tenant102 1400 1450")),
        Arguments.of(
            ovs,
            POOL,
            ALL,
            carrying(Map.of("br-public", 1492, "br-tenant", 1300)),
            List.of("BRIDGE_NARROW br-public 1492 1500")));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void whatIsNotPreparedIsNamed(
      HostProfile profile,
      PoolFacts pool,
      List<String> bridges,
      HostGround ground,
      List<String> lacks) {
    var address =
        new HostAddress(
            new UUID(1, 1),
            URI.create("qemu+tls://h1/system"),
            profile,
            MachineType.KVM,
            "patchbay",
            "br-tenant");
    var facts =
        new HostFacts(
            new UUID(2, 2), "h1", MachineType.KVM, 4, 4096, List.of(pool), bridges, "9", ground);
    Host host = new Host("h1", address, facts, Instant.EPOCH);
    assertThat(
            Lacks.of(host, Map.of("br-public", 1500), Map.of(102, 1450, 101, 1450)).stream()
                .map(lack -> lack.kind() + " " + lack.what() + numbers(lack))
                .toList())
        .isEqualTo(lacks);
  }

  private static String numbers(Lack lack) {
    return lack.needs() == 0 ? "" : " " + lack.has() + " " + lack.needs();
  }

  private static HostGround carrying(Map<String, Integer> mtus) {
    return new HostGround(List.of(), true, true, mtus);
  }
}
