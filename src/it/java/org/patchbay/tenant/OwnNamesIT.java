package org.patchbay.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.KnownNames;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.OwnedName;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.PortalContainer;

/** Whose a host name is, for several instances on one database. */
class OwnNamesIT {
  @RegisterExtension
  static final PortalContainer PORTAL =
      PortalContainer.create().set("patchbay.worker.threads", "0");

  private static UUID tenant(String slug) {
    return PORTAL
        .get(Tenants.class)
        .add(new TenantDraft(slug, slug, null, Map.of(), Map.of()))
        .id();
  }

  private static OwnNames names() {
    return PORTAL.get(OwnNames.class);
  }

  private static KnownNames known() {
    return PORTAL.get(KnownNames.class);
  }

  @Test
  void aChangeIsKnownAtOnce() {
    UUID id = tenant("atonce");
    assertThat(known().of("one.example")).isEmpty();
    names().give(id, "One.Example");
    assertThat(known().of("one.example")).map(OwnedName::slug).hasValue("atonce");
    names().give(id, "two.example");
    assertThat(known().of("one.example")).isEmpty();
    assertThat(known().of("two.example")).map(OwnedName::tenant).hasValue(id);
    names().take(id);
    assertThat(known().of("two.example")).isEmpty();
  }

  /** Word of an earlier change may arrive in between, and has it read anew: tried again then. */
  @Test
  void aLookUpAsksTheDatabaseNothing() {
    UUID id = tenant("quick");
    Eventually.until(
        "a name that is gone behind its back is still known",
        () -> {
          name(id, "quick.example");
          known().forget();
          assertThat(known().of("quick.example")).isPresent();
          name(id, null);
          return known().of("quick.example").isPresent();
        });
    known().forget();
    assertThat(known().of("quick.example")).isEmpty();
  }

  private static void name(UUID id, String name) {
    PORTAL.inTransaction(
        em ->
            em.createNativeQuery("update tenant set own_name = :name where id = :id")
                .setParameter("name", name)
                .setParameter("id", id)
                .executeUpdate());
  }

  @Test
  void whatAnotherInstanceTellsIsReadAnew() {
    UUID id = tenant("told");
    assertThat(known().of("told.example")).isEmpty();
    Eventually.until(
        "it is told",
        () -> {
          PORTAL.inTransaction(
              em -> {
                em.createNativeQuery("update tenant set own_name = 'told.example' where id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
                return em.createNativeQuery("select cast(pg_notify('patchbay_names', '') as text)")
                    .getSingleResult();
              });
          return known().of("told.example").isPresent();
        });
  }

  @Test
  void ofTwoWhoTakeANameAtOnceOneHasIt() throws Exception {
    List<UUID> ids = IntStream.range(0, 4).mapToObj(i -> tenant("race" + i)).toList();
    var start = new CountDownLatch(1);
    var all = Executors.newFixedThreadPool(ids.size());
    List<Future<Boolean>> tries = ids.stream().map(id -> all.submit(taken(id, start))).toList();
    start.countDown();
    int won = 0;
    for (Future<Boolean> each : tries) {
      won += each.get() ? 1 : 0;
    }
    all.shutdown();
    assertThat(won).isEqualTo(1);
  }

  private static Callable<Boolean> taken(UUID id, CountDownLatch start) {
    return () -> {
      start.await();
      try {
        names().give(id, "race.example");
        return true;
      } catch (Fault fault) {
        assertThat(fault.problems().get(0).messageKey()).isEqualTo("tenant.ownName.taken");
        return false;
      }
    };
  }

  @Test
  void theDatabaseTakesNoNameThatIsNone() {
    UUID id = tenant("strict");
    for (String bad : List.of("Cloud.example", "cloud", "cloud.example:80", "-a.example", "a..b")) {
      assertThatThrownBy(
              () ->
                  PORTAL.inTransaction(
                      em ->
                          em.createNativeQuery("update tenant set own_name = :name where id = :id")
                              .setParameter("name", bad)
                              .setParameter("id", id)
                              .executeUpdate()))
          .as(bad)
          .hasStackTraceContaining("own_name");
    }
  }
}
