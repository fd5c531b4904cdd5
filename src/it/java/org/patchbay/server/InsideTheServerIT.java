package org.patchbay.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.image.control.ImageCopies;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.Subnet;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.TenantDraft;

/**
 * What only the server can show: the WAR's own beans, persistence and transactions, from within.
 * Elsewhere tests run the rooms without it, with transactions of their own.
 */
@ExtendWith({GivenServer.class, ArquillianExtension.class})
class InsideTheServerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Inject Library library;
  @Inject ImageCopies copies;
  @Inject Registration registration;
  @Inject Tenants tenants;
  @Inject Nudges nudges;
  @Inject EntityManager em;
  @Inject UserTransaction transaction;

  @Deployment
  static WebArchive portal() {
    File war = new File(System.getProperty("patchbay.test.war", "target/patchbay.war"));
    return ShrinkWrap.createFromZipFile(WebArchive.class, war)
        .addClasses(InsideTheServerIT.class, GivenServer.class)
        .addAsLibrary(libraryOf(Assertions.class));
  }

  private static File libraryOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  @Test
  void aChangeAndItsAuditRecordAreKeptOrLostTogether() throws Exception {
    transaction.begin();
    asPlatform(() -> library.describe(draft("lost")));
    transaction.rollback();
    assertThat(count("select count(*) from image where name = 'lost'")).isZero();
    assertThat(count("select count(*) from audit_record where object_name = 'lost'")).isZero();

    asPlatform(() -> library.describe(draft("kept")));
    assertThat(count("select count(*) from image where name = 'kept'")).isOne();
    assertThat(count("select count(*) from audit_record where object_name = 'kept'")).isOne();
  }

  @Test
  void aNudgeOfAWishThatWasTakenBackIsNone() throws Exception {
    UUID resource = UUID.randomUUID();
    transaction.begin();
    nudges.nudge("image-copy", resource, TenantScope.PLATFORM);
    transaction.rollback();
    assertThat(
            count(
                "select count(*) from scheduled_tasks where task_instance like '%"
                    + resource
                    + "%'"))
        .isZero();
  }

  @Test
  void rowsAreSeenByTheirTenantAndByNobodyElse() throws Exception {
    UUID acme = tenant("acme");
    UUID globex = tenant("globex");
    within(
        acme,
        () -> {
          em.persist(new Segment(401, "private", Subnet.parse("10.0.0.0/24"), Instant.EPOCH));
          return null;
        });
    assertThat(within(acme, () -> em.find(Segment.class, 401))).isNotNull();
    assertThat(within(globex, () -> em.find(Segment.class, 401))).isNull();
    assertThat(within(TenantScope.NOBODY, () -> em.find(Segment.class, 401))).isNull();
    assertThat(within(TenantScope.PLATFORM, () -> em.find(Segment.class, 401))).isNotNull();
  }

  @Test
  void theEngineBringsAnImageToAHostThatIsRegistered() throws Exception {
    Image image = asPlatform(() -> library.add(draft("lab"), new ByteArrayInputStream(qcow2())));
    asPlatform(
        () ->
            registration.register(
                new HostDraft(
                    "h1",
                    URI.create("simulated://server/h1"),
                    HostProfile.OVS_VLAN,
                    MachineType.AUTO,
                    "patchbay",
                    "br-tenant")));
    await(
        () ->
            asPlatform(() -> copies.onHosts(image)).stream()
                .anyMatch(copy -> copy.host().equals("h1") && copy.there()));
  }

  private static ImageDraft draft(String name) {
    return new ImageDraft(name, "patchbay-lab", "1", "x86_64");
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }

  private UUID tenant(String slug) {
    var draft = new TenantDraft(slug, slug, null, Map.of(), Map.of());
    return asPlatform(() -> tenants.add(draft).id());
  }

  /** In one transaction of the server's. */
  private <T> T within(UUID scope, Supplier<T> work) {
    return TenantScope.within(
        scope,
        () -> {
          try {
            transaction.begin();
            T result = work.get();
            transaction.commit();
            return result;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private long count(String sql) {
    return within(
        TenantScope.PLATFORM,
        () -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
  }

  private static <T> T asPlatform(Supplier<T> work) {
    var ada = new Caller("ada", Set.of(), Set.of(), "127.0.0.1", "test");
    return Calling.as(ada, () -> TenantScope.within(TenantScope.PLATFORM, work));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(end);
      Thread.sleep(200);
    }
  }
}
