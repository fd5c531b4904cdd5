package org.patchbay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.ChainPart;
import org.patchbay.audit.entity.ChainReport;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;

/** The trail in a real database. */
class AuditIT {
  private static EngineContainer portal;

  @BeforeAll
  static void start() {
    portal =
        EngineContainer.start(
            Map.of("patchbay.db.url", Postgres.freshDatabase(), "patchbay.worker.threads", "0"),
            List.of());
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void manyAtOnceMakeOneUnbrokenChain() throws Exception {
    UUID tenant = UUID.randomUUID();
    ExecutorService people = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int number = i;
      all.add(people.submit(() -> record(tenant, "olga", "cluster.create", "c" + number)));
    }
    for (Future<?> one : all) {
      one.get();
    }
    people.shutdown();
    ChainReport report = verify(tenant);
    assertThat(report.intact()).isTrue();
    assertThat(report.records()).isEqualTo(80);
  }

  @Test
  void aChangeThatIsRolledBackLeavesNoRecord() {
    UUID tenant = UUID.randomUUID();
    record(tenant, "olga", "cluster.create", "one");
    assertThatThrownBy(
            () ->
                portal.inTransaction(
                    () -> {
                      append(tenant, "cluster.create", "two");
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    record(tenant, "olga", "cluster.create", "three");
    assertThat(verify(tenant).records()).isEqualTo(2);
    assertThat(verify(tenant).intact()).isTrue();
  }

  @Test
  void noRecordCanBeChangedTakenOutOrEmptiedAway() {
    record(UUID.randomUUID(), "olga", "cluster.create", "one");
    for (String sql :
        List.of(
            "update audit_record set actor = 'x'",
            "delete from audit_record",
            "truncate audit_record",
            "delete from audit_chain",
            "truncate audit_chain",
            "update audit_chain set hash = 'x'")) {
      assertThatThrownBy(() -> execute(sql)).as(sql).hasStackTraceContaining("append-only");
    }
  }

  @Test
  void whoGetsAroundTheTriggersIsFoundOut() {
    UUID tenant = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      record(tenant, "olga", "cluster.create", "c" + i);
    }
    execute("alter table audit_record disable trigger all");
    execute(
        "update audit_record set actor = 'vera' where seq = 2 and tenant_id = '" + tenant + "'");
    execute("alter table audit_record enable trigger all");
    assertThat(verify(tenant).intact()).isFalse();
    assertThat(verify(tenant).firstBroken()).hasValue(2);
  }

  @Test
  void aLongChainIsWalkedInPartsAndEachFindsWhatIsBrokenInIt() {
    UUID tenant = UUID.randomUUID();
    for (int i = 0; i < 7; i++) {
      record(tenant, "olga", "cluster.create", "c" + i);
    }
    assertThat(parts(tenant)).isEqualTo("3 of 7, 6 of 7, 7 of 7 intact");
    execute("alter table audit_record disable trigger all");
    execute(
        "update audit_record set actor = 'vera' where seq = 5 and tenant_id = '" + tenant + "'");
    assertThat(parts(tenant)).isEqualTo("3 of 7, 4 of 7 broken at 5");
    execute("delete from audit_record where seq > 4 and tenant_id = '" + tenant + "'");
    execute("alter table audit_record enable trigger all");
    assertThat(parts(tenant)).isEqualTo("3 of 4, 4 of 4 broken at 5");
  }

  @Test
  void aRecordThatWasTakenOutWhereAPartEndsIsMissed() {
    UUID tenant = UUID.randomUUID();
    for (int i = 0; i < 7; i++) {
      record(tenant, "olga", "cluster.create", "c" + i);
    }
    execute("alter table audit_record disable trigger all");
    execute("delete from audit_record where seq = 3 and tenant_id = '" + tenant + "'");
    execute("alter table audit_record enable trigger all");
    assertThat(verify(tenant).firstBroken()).hasValue(3);
    assertThat(parts(tenant)).isEqualTo("2 of 7 broken at 3");
  }

  /** What the parts of three records say, one after the other. */
  private static String parts(UUID tenant) {
    List<String> said = new ArrayList<>();
    OptionalLong next = OptionalLong.of(0);
    while (next.isPresent()) {
      long after = next.getAsLong();
      ChainPart part =
          portal.inTransaction(() -> portal.get(AuditTrail.class).verify(tenant, after, 3));
      next = part.next();
      ChainReport report = part.report();
      String end = report.intact() ? " intact" : " broken at " + report.firstBroken().getAsLong();
      boolean over = next.isEmpty();
      said.add(report.records() + " of " + part.all() + (over ? end : ""));
    }
    return String.join(", ", said);
  }

  @Test
  void theListIsPagedNewestFirstAndFiltered() {
    UUID tenant = UUID.randomUUID();
    for (int i = 1; i <= 5; i++) {
      record(tenant, i % 2 == 0 ? "otto" : "olga", "cluster.create", "c" + i);
    }
    List<AuditRecord> first = page(AuditFilter.of(tenant), 2);
    assertThat(first).extracting(AuditRecord::seq).containsExactly(5L, 4L);
    assertThat(page(AuditFilter.of(tenant).before(AuditFilter.Place.of(first.get(1))), 2))
        .extracting(AuditRecord::seq)
        .containsExactly(3L, 2L);
    AuditFilter byOtto =
        new AuditFilter(
            Optional.of(tenant),
            Optional.of("otto"),
            Optional.of("cluster.create"),
            Optional.of("cluster"),
            Optional.of("c4"),
            Optional.of("c4"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(page(byOtto, 10)).extracting(AuditRecord::seq).containsExactly(4L);
    assertThat(first.get(0).after()).contains("{\"name\":\"c5\"}");
    assertThat(first.get(0).remoteAddress()).isEqualTo("192.0.2.7");
  }

  @Test
  void aTimeMeansWhatWasDoneFromItsBeginningAndBeforeItsEnd() {
    UUID tenant = UUID.randomUUID();
    for (int i = 1; i <= 4; i++) {
      record(tenant, "olga", "cluster.create", "c" + i);
    }
    List<AuditRecord> all = page(AuditFilter.of(tenant), 10);
    AuditFilter middle = AuditFilter.of(tenant).within(all.get(2).at(), all.get(0).at());
    assertThat(page(middle, 10)).extracting(AuditRecord::seq).containsExactly(3L, 2L);
    assertThat(page(middle.before(AuditFilter.Place.of(all.get(1))), 10))
        .extracting(AuditRecord::seq)
        .containsExactly(2L);
    assertThat(page(middle.everywhere(), 10)).extracting(AuditRecord::seq).contains(3L, 2L);
  }

  @Test
  void byWhichRightForWhomAndWithWhichTokenIsPartOfWhatIsHashed() {
    UUID tenant = UUID.randomUUID();
    Caller caller =
        new Caller("hugo", Set.of(), Set.of(), "192.0.2.7", "req-1")
            .on(new Grounds("HELPDESK", "acme", "ci", null));
    Calling.as(caller, () -> portal.inTransaction(() -> append(tenant, "cluster.create", "c")));
    AuditRecord found = page(AuditFilter.of(tenant), 1).get(0);
    assertThat(found.permission()).hasValue("HELPDESK");
    assertThat(found.onBehalfOf()).hasValue("acme");
    assertThat(found.token()).hasValue("ci");
    assertThat(verify(tenant).intact()).isTrue();
    execute("alter table audit_record disable trigger all");
    execute("update audit_record set token = null where tenant_id = '" + tenant + "'");
    execute("alter table audit_record enable trigger all");
    assertThat(verify(tenant).firstBroken()).hasValue(1);
  }

  @Test
  void thePortalsRoleHasNoRightToChangeRecordsAtAll() {
    List<?> rights =
        portal.inTransaction(
            () ->
                portal
                    .em()
                    .createNativeQuery(
                        "select distinct a.privilege_type from pg_class c,"
                            + " aclexplode(c.relacl) a where c.relname = 'audit_record'",
                        String.class)
                    .getResultList());
    assertThat(rights.stream().map(Object::toString))
        .contains("SELECT", "INSERT")
        .doesNotContain("UPDATE", "DELETE", "TRUNCATE");
  }

  @Test
  void aForeignTenantsTrailIsNotThere() {
    UUID tenant = UUID.randomUUID();
    record(tenant, "olga", "cluster.create", "one");
    assertThatThrownBy(
            () ->
                TenantScope.within(
                    UUID.randomUUID(),
                    () -> portal.get(AuditTrail.class).page(AuditFilter.of(tenant), 10)))
        .isInstanceOf(Fault.class);
    assertThat(
            TenantScope.within(
                tenant, () -> portal.get(AuditTrail.class).page(AuditFilter.of(tenant), 10)))
        .hasSize(1);
  }

  private static AuditRecord record(UUID tenant, String actor, String action, String name) {
    Caller caller = new Caller(actor, Set.of(), Set.of(), "192.0.2.7", "req-1");
    return Calling.as(caller, () -> portal.inTransaction(() -> append(tenant, action, name)));
  }

  private static AuditRecord append(UUID tenant, String action, String name) {
    return portal
        .get(Audit.class)
        .record(
            action,
            new AuditObject(tenant, "cluster", name, name),
            Change.made(Map.of("name", name)));
  }

  private static ChainReport verify(UUID tenant) {
    return portal.inTransaction(() -> portal.get(AuditTrail.class).verify(tenant));
  }

  private static List<AuditRecord> page(AuditFilter filter, int limit) {
    return portal.inTransaction(() -> portal.get(AuditTrail.class).page(filter, limit));
  }

  private static void execute(String sql) {
    portal.inTransaction(() -> portal.em().createNativeQuery(sql).executeUpdate());
  }
}
