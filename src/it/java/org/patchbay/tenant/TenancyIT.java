package org.patchbay.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.Subnet;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.PortalContainer;

/**
 * Rows are seen by their tenant, by the platform, and by nobody else, however they are asked for.
 */
class TenancyIT {
  @RegisterExtension static final PortalContainer PORTAL = PortalContainer.create();
  private static final AtomicInteger NEXT = new AtomicInteger(100);

  private static Tenant tenant(String slug) {
    var members = Map.of("olga", TenantRole.OWNER, "vera", TenantRole.VIEWER);
    return PORTAL.get(Tenants.class).add(new TenantDraft(slug, slug, null, members, Map.of()));
  }

  private static int segment(UUID tenant) {
    int id = NEXT.incrementAndGet();
    return TenantScope.within(
        tenant,
        () ->
            PORTAL.inTransaction(
                em -> {
                  var cidr = Subnet.parse("10.0.0.0/24");
                  em.persist(new Segment(id, "private-" + id, cidr, Instant.EPOCH));
                  return id;
                }));
  }

  private static boolean found(UUID scope, int id) {
    return TenantScope.within(
        scope, () -> PORTAL.inTransaction(em -> em.find(Segment.class, id) != null));
  }

  private static boolean queried(UUID scope, int id) {
    return TenantScope.within(
        scope,
        () ->
            PORTAL.inTransaction(
                em ->
                    em.createQuery("select count(s) from Segment s where s.id = :id", Long.class)
                            .setParameter("id", id)
                            .getSingleResult()
                        == 1));
  }

  @Test
  void aRowIsItsTenantsAndThePlatformsAndNobodyElses() {
    UUID acme = tenant("acme").id();
    UUID globex = tenant("globex").id();
    int id = segment(acme);
    for (UUID seeing : List.of(acme, TenantScope.PLATFORM)) {
      assertThat(found(seeing, id)).isTrue();
      assertThat(queried(seeing, id)).isTrue();
    }
    for (UUID blind : List.of(globex, TenantScope.NOBODY)) {
      assertThat(found(blind, id)).isFalse();
      assertThat(queried(blind, id)).isFalse();
    }
  }

  @Test
  void bulkChangesStayWithinTheScope() {
    UUID one = tenant("one").id();
    int ours = segment(one);
    int theirs = segment(tenant("two").id());
    TenantScope.within(
        one,
        () -> PORTAL.inTransaction(em -> em.createQuery("delete from Segment").executeUpdate()));
    assertThat(found(TenantScope.PLATFORM, ours)).isFalse();
    assertThat(found(TenantScope.PLATFORM, theirs)).isTrue();
  }

  @Test
  void aThreadThatForgotItsScopeCanStoreNothing() {
    assertThatThrownBy(() -> segment(TenantScope.NOBODY)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aSlugIsTakenOnce() {
    tenant("once");
    assertThatThrownBy(() -> tenant("once"))
        .isInstanceOfSatisfying(
            Fault.class,
            fault ->
                assertThat(fault.problems().get(0).messageKey()).isEqualTo("tenant.slug.taken"));
  }

  @Test
  void membersAreReplacedAndAnOwnerStays() {
    UUID id = tenant("roster").id();
    Tenants tenants = PORTAL.get(Tenants.class);
    replace(id, Map.of("olga", TenantRole.VIEWER, "otto", TenantRole.OWNER));
    assertThat(tenants.members(id)).extracting(Member::username).containsExactly("olga", "otto");
    assertThat(tenants.rights(id, "olga")).contains(Rights.of(TenantRole.VIEWER));
    assertThat(tenants.rights(id, "vera")).isEmpty();
    assertThatThrownBy(() -> replace(id, Map.of("olga", TenantRole.OPERATOR)))
        .isInstanceOf(Fault.class);
    assertThat(tenants.rights(id, "otto")).contains(Rights.of(TenantRole.OWNER));
  }

  private static void replace(UUID tenant, Map<String, TenantRole> members) {
    var ada = new Caller("ada", Set.of("platform-admin"), Set.of(), "-", "-");
    Map<String, Rights> wanted = new TreeMap<>();
    members.forEach((name, role) -> wanted.put(name, Rights.of(role)));
    Calling.as(
        ada,
        () -> {
          PORTAL.get(Members.class).replace(tenant, wanted);
          return null;
        });
  }

  @Test
  void oneSeesTheTenantsWhereTheProviderAndTheRosterAgree() {
    tenant("seen");
    tenant("unseen");
    Tenants tenants = PORTAL.get(Tenants.class);
    var olga = new Caller("olga", Set.of(), Set.of("seen", "elsewhere"), "-", "-");
    var stranger = new Caller("gina", Set.of(), Set.of("seen"), "-", "-");
    var ada = new Caller("ada", Set.of("platform-admin"), Set.of(), "-", "-");
    assertThat(tenants.visibleTo(olga, "", "", 10))
        .extracting(Tenant::slug)
        .containsExactly("seen");
    assertThat(tenants.visibleTo(ada, "UNS", "", 9)).extracting(Tenant::slug).contains("unseen");
    assertThat(tenants.visibleTo(olga, "uns", "", 10)).isEmpty();
    assertThat(tenants.visibleTo(stranger, "", "", 10)).isEmpty();
    assertThat(tenants.visibleTo(ada, "", "s", 1)).extracting(Tenant::slug).containsExactly("seen");
  }
}
