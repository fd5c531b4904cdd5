package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Firewalls;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.firewall.FirewallRule;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Drifts;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Deviation;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.DriftState;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** What somebody changes by hand on a host: noticed, told field by field, put back or offered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftIT {
  private static final String SIP = "voice-sip-1";

  private final Set<UUID> earlier = new HashSet<>();
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;
  private Container sip;
  private Cluster cluster;

  @BeforeAll
  void aClusterThatRuns(@TempDir Path folder) {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 3, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cluster = olga.made("voice", "standard");
    sip = olga.container(SIP);
  }

  @BeforeEach
  void whatWasBeforeDoesNotCount() {
    all().forEach(drift -> earlier.add(drift.id()));
  }

  @AfterAll
  void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void aNetworkThatSomebodyUndefinedIsMadeAgain() {
    String segment = "pb-" + nic(false).segmentId();
    simulation().dropNetwork(uri(), segment);
    Drift drift = ended(segment);
    assertThat(drift.deviations())
        .containsExactly(new Deviation(FixtureField.PRESENT, "yes", "no"));
    assertThat(drift.tenantId()).contains(sip.tenantId());
    assertThat(names(Fixture.Kind.NETWORK)).contains(segment);
    assertThat(records("host.drift.put-back", drift, sip.tenantId())).isEqualTo(1);
    assertThat(olga.container(SIP).readySince()).as("no restart").isEqualTo(sip.readySince());
  }

  @Test
  void aNetworkThatSomebodyEditedIsPutBackWhenTheHostLetsIt() {
    String name = "pb-public-public";
    simulation().refuseNext(uri(), Call.JOIN_PUBLIC, "not now");
    simulation().bendNetwork(uri(), name, FixtureField.ISOLATED, "no");
    Drift drift = ended(name);
    assertThat(drift.deviations())
        .containsExactly(new Deviation(FixtureField.ISOLATED, "yes", "no"));
    assertThat(drift.tenantId()).as("it is everybody's").isEmpty();
    assertThat(records("host.drift.put-back", drift, TenantScope.PLATFORM)).isEqualTo(1);
  }

  @Test
  void aGuardThatSomebodyEditedIsPutBackAtTheNextLook() {
    Optional<String> guard = simulation().guard(uri(), sip.id());
    simulation().tamperGuard(uri(), sip.id());
    Drift drift = ended("pb-nic-" + sip.id());
    assertThat(drift.containerId()).contains(sip.id());
    assertThat(drift.deviations())
        .containsExactly(
            new Deviation(FixtureField.RULE, guard.orElseThrow(), ""),
            new Deviation(FixtureField.RULE, "", "another"));
    assertThat(simulation().guard(uri(), sip.id())).isEqualTo(guard);
  }

  @Test
  void aCardThatSomebodyTookFromBehindItsGuardGoesBack() {
    String mac = nic(true).mac();
    simulation().bendCard(uri(), sip.id(), mac, FixtureField.FILTER, "");
    simulation().bendCard(uri(), sip.id(), mac, FixtureField.ISOLATED, "no");
    Drift drift = ended(mac);
    assertThat(drift.deviations())
        .contains(new Deviation(FixtureField.FILTER, "pb-nic-" + sip.id(), ""));
    assertThat(card(mac)).containsEntry(FixtureField.ISOLATED, "yes");
    assertThat(olga.container(SIP).readySince()).as("no restart").isEqualTo(sip.readySince());
  }

  @Test
  void aCardInTheWrongSegmentIsPutBackWhenAnAdministratorAgrees() {
    String mac = nic(false).mac();
    simulation().bendCard(uri(), sip.id(), mac, FixtureField.TAG, "4000");
    Eventually.until("it is offered", () -> states(mac).equals(List.of(DriftState.OFFERED)));
    Drift drift = of(mac).get(0);
    assertThat(card(mac)).containsEntry(FixtureField.TAG, "4000");
    UUID elsewhere = new UUID(7, 7);
    assertThatThrownBy(() -> agree(elsewhere, drift.id())).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> agree(sip.hostId(), elsewhere)).isInstanceOf(Fault.class);
    agree(sip.hostId(), drift.id());
    agree(sip.hostId(), drift.id());
    ended(mac);
    assertThat(card(mac)).containsEntry(FixtureField.TAG, String.valueOf(nic(false).segmentId()));
    assertThat(records("host.drift.agree", drift, TenantScope.PLATFORM)).isEqualTo(1);
    assertThat(records("host.drift.put-back", drift, sip.tenantId())).isEqualTo(1);
    assertThatThrownBy(() -> agree(sip.hostId(), drift.id()))
        .as("it is over")
        .isInstanceOf(Fault.class);
  }

  @Test
  void whatWePutBackOurselvesOrChangeIsNoDrift() {
    var rules =
        new FirewallRules(List.of(FirewallRule.read("OPEN TCP 22-22 192.0.2.0/24 for us")), false);
    for (boolean listed : List.of(true, false)) {
      UUID operation =
          olga.as(
              () ->
                  portal
                      .get(Firewalls.class)
                      .change(cluster.id(), SIP, new FirewallRules(rules.rules(), listed)));
      olga.succeeded(operation);
    }
    String segment = "pb-" + nic(false).segmentId();
    simulation().dropNetwork(uri(), segment);
    ended(segment);
    assertThat(all()).hasSize(1);
  }

  private Drift ended(String name) {
    Eventually.until(
        name + " is put back",
        () -> states(name).equals(List.of(DriftState.PUT_BACK)),
        () -> states(name));
    return of(name).get(0);
  }

  private List<DriftState> states(String name) {
    return of(name).stream().map(Drift::state).toList();
  }

  private List<Drift> of(String name) {
    return all().stream().filter(drift -> drift.name().equals(name)).toList();
  }

  private List<Drift> all() {
    return portal.inTransaction(() -> portal.get(Drifts.class).ofHost(sip.hostId())).stream()
        .filter(drift -> !earlier.contains(drift.id()))
        .toList();
  }

  private void agree(UUID host, UUID drift) {
    platform.asPlatform(() -> portal.get(Drifts.class).agree(host, drift));
  }

  private long records(String action, Drift drift, UUID tenant) {
    return portal.inTransaction(
        () ->
            ((Number)
                    portal
                        .em()
                        .createNativeQuery(
                            "select count(*) from audit_record"
                                + " where action = :action and tenant_id = :tenant and object_id = :drift")
                        .setParameter("drift", drift.id().toString())
                        .setParameter("action", action)
                        .setParameter("tenant", tenant)
                        .getSingleResult())
                .longValue());
  }

  private Nic nic(boolean isPublic) {
    return olga.as(() -> portal.get(Addresses.class).of(sip.id())).stream()
        .filter(nic -> nic.isPublic() == isPublic)
        .findFirst()
        .orElseThrow();
  }

  private List<String> names(Fixture.Kind kind) {
    return simulation().fixtures(uri()).found().stream()
        .filter(one -> one.kind() == kind)
        .map(Fixture::name)
        .toList();
  }

  private Map<FixtureField, String> card(String mac) {
    return simulation().fixtures(uri()).found().stream()
        .filter(one -> one.name().equals(mac))
        .findFirst()
        .orElseThrow()
        .fields();
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  private URI uri() {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(sip.hostId()).address().uri());
  }
}
