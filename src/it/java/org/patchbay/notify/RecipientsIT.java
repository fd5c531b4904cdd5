package org.patchbay.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.notify.control.Outbox;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.RoleWish;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.Statements;

/** Who of a tenant is written to about what they decide on. */
class RecipientsIT {
  private final String url = Postgres.freshDatabase();
  private EngineContainer portal;

  @BeforeEach
  void start() {
    portal = EngineContainer.idle(Map.of("patchbay.db.url", url));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /** Owned by olga. */
  private UUID tenant(String slug) {
    var draft = new TenantDraft(slug, slug, null, Map.of("olga", TenantRole.OWNER), Map.of());
    return portal.inTransaction(() -> portal.get(Tenants.class).add(draft).id());
  }

  /** Each with a role of the tenant's own. */
  private void join(UUID tenant, String name, Permission permission) {
    portal.inTransaction(
        () -> {
          var role = new CustomRole(tenant, new RoleWish(name, List.of(permission.name())));
          portal.em().persist(role);
          portal.em().persist(new Member(tenant, name, role.rights()));
          return null;
        });
  }

  private Set<String> able(UUID tenant) {
    return portal.inTransaction(() -> portal.get(Outbox.class).able(tenant, Permission.MEMBERS));
  }

  @Test
  void ownersAndThoseWhoMayByARoleOfTheTenantsOwn() {
    UUID acme = tenant("acme");
    UUID globex = tenant("globex");
    join(acme, "nora", Permission.MEMBERS);
    join(acme, "nils", Permission.CONSENTS);
    join(globex, "gina", Permission.MEMBERS);
    assertThat(able(acme)).containsExactly("nora", "olga");
    assertThat(able(globex)).containsExactly("gina", "olga");
  }

  @Test
  void howManyHoldRolesOfTheTenantsOwnCostsNothing() throws Exception {
    UUID few = tenant("few");
    UUID many = tenant("many");
    join(few, "nora", Permission.MEMBERS);
    List.of("a", "b", "c", "d").forEach(name -> join(many, name, Permission.MEMBERS));
    try (Statements statements = Statements.of(DriverManager.getConnection(url))) {
      statements.assertSame("who may", () -> able(few), () -> able(many));
    }
  }
}
