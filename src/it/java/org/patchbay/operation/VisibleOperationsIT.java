package org.patchbay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.control.VisibleOperations;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;

/** Who sees which receipts at addresses that name no tenant. */
class VisibleOperationsIT {
  private static EngineContainer portal;
  private static UUID ofAcme;
  private static UUID ofGlobex;
  private static UUID ofPlatform;

  @BeforeAll
  static void start() {
    portal =
        EngineContainer.start(
            Map.of("patchbay.db.url", Postgres.freshDatabase(), "patchbay.worker.threads", "0"),
            List.of());
    ofAcme = open(tenant("acme", Map.of("olga", TenantRole.OWNER, "vera", TenantRole.VIEWER)));
    ofGlobex = open(tenant("globex", Map.of("gina", TenantRole.OWNER)));
    ofPlatform = open(TenantScope.PLATFORM);
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void aMemberSeesTheTenantsOperationsOnly() {
    assertThat(seenBy(member("olga", "acme"))).containsExactly(ofAcme);
    assertThat(seenBy(member("gina", "globex"))).containsExactly(ofGlobex);
  }

  @Test
  void aMemberWhomTheIdentityProviderDoesNotNameSeesNothing() {
    assertThat(seenBy(new Caller("olga", Set.of(), Set.of(), "-", "-"))).isEmpty();
  }

  @Test
  void aPlatformAdministratorSeesAll() {
    assertThat(seenBy(ada())).containsExactlyInAnyOrder(ofAcme, ofGlobex, ofPlatform);
  }

  @Test
  void aForeignOperationIsNotThere() {
    for (UUID foreign : List.of(ofGlobex, ofPlatform, UUID.randomUUID())) {
      assertThatThrownBy(() -> as(member("olga", "acme"), () -> visible().view(foreign)))
          .hasMessageContaining("NO_SUCH_THING");
      assertThatThrownBy(() -> cancel(member("olga", "acme"), foreign))
          .hasMessageContaining("NO_SUCH_THING");
    }
  }

  @Test
  void whoMayOnlyLookMayNotCancel() {
    assertThatThrownBy(() -> cancel(member("vera", "acme"), ofAcme))
        .hasMessageContaining("NOT_ALLOWED");
    assertThatThrownBy(() -> cancel(ada(), ofAcme)).hasMessageContaining("NOT_ALLOWED");
    Caller machine =
        member("olga", "acme").on(Grounds.token("monitor", Rights.of(TenantRole.VIEWER)));
    assertThat(seenBy(machine)).containsExactly(ofAcme);
    assertThatThrownBy(() -> cancel(machine, ofAcme)).hasMessageContaining("NOT_ALLOWED");
    // Allowed, but nobody can take this wish back.
    assertThatThrownBy(() -> cancel(member("olga", "acme"), ofAcme))
        .hasMessageContaining("NOT_CANCELLABLE");
  }

  /** A row that was left behind gives staff nothing: at the tenant's own addresses it does not. */
  @Test
  void staffWhomTheIdentityProviderDoesNotNameActAsNobodysMember() {
    for (String role : List.of("platform-admin", "helpdesk")) {
      Caller olga = new Caller("olga", Set.of(role), Set.of(), "-", "-");
      assertThatThrownBy(() -> cancel(olga, ofAcme)).hasMessageContaining("NOT_ALLOWED");
    }
  }

  private static List<UUID> seenBy(Caller caller) {
    return as(caller, () -> visible().page(OperationFilter.ALL, 50)).stream()
        .map(row -> row.operation().id())
        .toList();
  }

  private static void cancel(Caller caller, UUID operation) {
    as(
        caller,
        () -> {
          visible().cancel(operation);
          return null;
        });
  }

  private static <T> T as(Caller caller, Supplier<T> work) {
    return Calling.as(caller, work);
  }

  private static VisibleOperations visible() {
    return portal.get(VisibleOperations.class);
  }

  private static Caller member(String name, String tenant) {
    return new Caller(name, Set.of(), Set.of(tenant), "-", "-");
  }

  private static Caller ada() {
    return new Caller("ada", Set.of("platform-admin"), Set.of(), "-", "-");
  }

  private static UUID tenant(String slug, Map<String, TenantRole> members) {
    return TenantScope.within(
        TenantScope.PLATFORM,
        () ->
            portal
                .get(Tenants.class)
                .add(new TenantDraft(slug, slug, null, members, Map.of()))
                .id());
  }

  private static UUID open(UUID tenant) {
    Part part = new Part("nothing", UUID.randomUUID(), "part");
    Target target = new Target(tenant, "thing", UUID.randomUUID(), "thing");
    return TenantScope.within(
        tenant, () -> portal.get(Operations.class).open("thing.make", target, List.of(part)).id());
  }
}
