package org.patchbay.identity.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.identity.control.Emergencies;
import org.patchbay.identity.entity.Emergency;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

class EmergencyDoorTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Tenant ACME = new Tenant("acme", "Acme", "base", NOW);
  private static final Caller ADA =
      new Caller("ada", Set.of("platform-admin"), Set.of("acme"), "-", "-");

  /** Of acme only. */
  private static final Emergencies BROKEN =
      new Emergencies() {
        @Override
        public List<Emergency> all() {
          return in(ACME.id());
        }

        @Override
        public List<Emergency> in(UUID tenant) {
          return tenant.equals(ACME.id())
              ? List.of(
                  new Emergency(new UUID(1, 1), "ada", ACME, "nobody answers", NOW.plusSeconds(60)))
              : List.of();
        }
      };

  private static boolean opens(Caller caller, TenantRole role, String type) throws Exception {
    var door = new EmergencyDoor();
    door.emergencies = BROKEN;
    door.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Method route = Class.forName("org.patchbay." + type).getDeclaredMethods()[0];
    return door.of(caller, Optional.of(ACME), Optional.ofNullable(role).map(Rights::of), route)
        .isPresent();
  }

  @Test
  void whoIsNoOperatorThereActsByIt() throws Exception {
    assertThat(opens(ADA, null, "cluster.boundary.ClustersResource")).isTrue();
    assertThat(opens(ADA, TenantRole.VIEWER, "cluster.boundary.ClustersResource")).isTrue();
  }

  @Test
  void whoIsActsByTheirOwnRight() throws Exception {
    assertThat(opens(ADA, TenantRole.OPERATOR, "cluster.boundary.ClustersResource")).isFalse();
    assertThat(opens(ADA, TenantRole.OWNER, "cluster.boundary.ClustersResource")).isFalse();
  }

  @Test
  void theRoomOfTheRouteCounts() throws Exception {
    assertThat(opens(ADA, null, "identity.boundary.TokensResource")).isFalse();
    assertThat(opens(ADA, null, "membership.boundary.MembersPages")).isFalse();
  }

  @Test
  void nobodyElseDoes() throws Exception {
    Caller hugo = new Caller("hugo", Set.of("helpdesk"), Set.of(), "-", "-");
    assertThat(opens(hugo, null, "cluster.boundary.ClustersResource")).isFalse();
  }
}
