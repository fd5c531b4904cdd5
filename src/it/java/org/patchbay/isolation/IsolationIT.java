package org.patchbay.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.isolation.control.IsolationBroken;
import org.patchbay.isolation.control.IsolationChecks;
import org.patchbay.isolation.control.PlatformIsolation;
import org.patchbay.isolation.entity.Evidence;
import org.patchbay.isolation.entity.Finding;
import org.patchbay.isolation.entity.Finding.Kind;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.isolation.entity.IsolationState;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** The check of two tenants that have the same addresses, on simulated hosts. */
class IsolationIT {
  /** Hears the alarm. */
  @ApplicationScoped
  public static class Bell {
    final List<IsolationBroken> rung = new CopyOnWriteArrayList<>();

    void heard(@Observes IsolationBroken alarm) {
      rung.add(alarm);
    }

    /** Through the proxy. */
    public List<IsolationBroken> rung() {
      return rung;
    }
  }

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private Simulation simulation;
  private ClusterDesk olga;
  private ClusterDesk gina;
  private UUID globex;

  @BeforeEach
  void twoTenants() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.isolation.again-after", "PT0.01S");
    portal = EngineContainer.start(settings, List.of(Bell.class));
    simulation = portal.get(Simulation.class);
    platform = SimulatedPlatform.in(portal, 3, 40);
    globex = platform.tenant("globex");
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    gina = new ClusterDesk(portal, platform, globex);
    olga.made("voice", "small");
    gina.made("other", "small");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aSoundTenantIsSoundWithEvidenceOfEachNode() {
    IsolationCheck check = checked(olga);
    assertThat(check.state()).as(check.findings().toString()).isEqualTo(IsolationState.SOUND);
    assertThat(check.askedBy()).isEqualTo("olga");
    assertThat(check.evidence()).hasSize(3).allMatch(Evidence::compared);
    assertThat(check.evidence()).anyMatch(one -> one.asked() > 0);
    assertThat(check.evidence()).allMatch(one -> one.reached() == one.asked());
    assertThat(portal.get(Bell.class).rung()).isEmpty();
    assertThat(actions(olga)).contains("isolation.check").doesNotContain("isolation.failed");
  }

  @Test
  void whomeverANodeMeetsThatIsNotItsTenantsIsABreach() {
    Container mine = olga.container("voice-core-1");
    Nic theirs = privateNic(gina, gina.container("other-core-1"));
    simulation.leak(host(mine), mine.id(), theirs.mac());
    IsolationCheck check = checked(olga);
    assertThat(check.state()).isEqualTo(IsolationState.BREACHED);
    assertThat(check.findings())
        .containsExactly(new Finding(Kind.FOREIGN, "voice-core-1", theirs.mac() + " fe80::1"));
    assertThat(portal.get(Bell.class).rung())
        .containsExactly(
            new IsolationBroken(check.tenantId(), check.id(), IsolationState.BREACHED));
    assertThat(actions(olga)).contains("isolation.failed");
    simulation.leak(host(mine), mine.id(), "52:54:99:00:00:01");
    assertThat(checked(olga).findings())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(Kind.FOREIGN, Kind.STRANGER);
    assertThat(states()).containsEntry(check.tenantId(), IsolationState.BREACHED);
    simulation.heal(host(mine));
    assertThat(checked(olga).state()).isEqualTo(IsolationState.SOUND);
    Nic own = privateNic(olga, olga.container("voice-data-1"));
    simulation.leak(host(mine), mine.id(), own.mac());
    assertThat(checked(olga).state()).as("a neighbour may answer").isEqualTo(IsolationState.SOUND);
  }

  @Test
  void aPeerThatIsNotReachedAndAnInterfaceInAnotherPlaceAreFound() {
    Container mine = olga.container("voice-front-1");
    Nic peer = privateNic(olga, olga.container("voice-data-1"));
    simulation.wallOff(host(mine), mine.id(), peer.addressText());
    IsolationCheck check = checked(olga);
    assertThat(check.state()).isEqualTo(IsolationState.BROKEN);
    assertThat(check.findings())
        .contains(
            new Finding(
                Kind.PEER, "voice-front-1", "voice-data-1 " + peer.addressText() + " TCP 3306"));
    simulation.heal(host(mine));
    simulation.retag(host(mine), mine.id(), 999);
    check = checked(olga);
    assertThat(check.state()).isEqualTo(IsolationState.BREACHED);
    assertThat(check.findings()).extracting(Finding::kind).containsOnly(Kind.PLACE);
    assertThat(check.findings().get(0).about()).contains("VLAN 999");
  }

  @Test
  void whoCannotBeAskedLeavesItUnproven() {
    Container mine = olga.container("voice-data-1");
    simulation.hang(host(mine), mine.id());
    IsolationCheck check = checked(olga);
    assertThat(check.state()).isEqualTo(IsolationState.UNPROVEN);
    assertThat(check.findings()).contains(new Finding(Kind.SILENT, "voice-data-1", ""));
    assertThat(portal.get(Bell.class).rung()).isEmpty();
  }

  @Test
  void allTenantsAreCheckedAtOnceAndEachSeesItsOwnOnly() {
    assertThat(platform.asPlatform(() -> portal.get(PlatformIsolation.class).askAll()))
        .isEqualTo(2);
    IsolationCheck hers = ended(gina, latest(gina).id());
    assertThat(hers.tenantId()).isEqualTo(globex);
    assertThat(hers.askedBy()).isEqualTo("ada");
    Eventually.until(
        "both are over",
        () -> states().size() == 2 && !states().containsValue(IsolationState.RUNNING));
    assertThat(olga.as(() -> portal.get(IsolationChecks.class).latest(9)))
        .allMatch(one -> !one.tenantId().equals(globex));
  }

  private Map<UUID, IsolationState> states() {
    Map<UUID, IsolationState> states = new HashMap<>();
    platform
        .asPlatform(() -> portal.get(PlatformIsolation.class).last())
        .forEach(one -> states.put(one.tenantId(), one.state()));
    return states;
  }

  private IsolationCheck checked(ClusterDesk who) {
    return ended(who, who.as(() -> portal.get(IsolationChecks.class).ask()).id());
  }

  private IsolationCheck ended(ClusterDesk who, UUID id) {
    Eventually.until("the check is over", () -> one(who, id).endedAt().isPresent());
    return one(who, id);
  }

  private IsolationCheck one(ClusterDesk who, UUID id) {
    return who.as(() -> portal.get(IsolationChecks.class).latest(9)).stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private IsolationCheck latest(ClusterDesk who) {
    return who.as(() -> portal.get(IsolationChecks.class).latest(1)).get(0);
  }

  private Nic privateNic(ClusterDesk who, Container container) {
    return who.as(() -> portal.get(Addresses.class).of(container.id())).stream()
        .filter(nic -> !nic.isPublic())
        .findFirst()
        .orElseThrow();
  }

  private URI host(Container container) {
    return platform.asPlatform(
        () -> portal.get(Hosts.class).get(container.hostId()).address().uri());
  }

  private List<String> actions(ClusterDesk who) {
    UUID tenant = latest(who).tenantId();
    return who.as(() -> portal.get(AuditTrail.class).page(AuditFilter.of(tenant), 50)).stream()
        .map(AuditRecord::action)
        .toList();
  }
}
