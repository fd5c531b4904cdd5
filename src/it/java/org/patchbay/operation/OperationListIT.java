package org.patchbay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Progress;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;

/** Twenty thousand receipts of a hundred tenants, two of them with the same time each. */
class OperationListIT {
  private static final int ALL = 20_000;
  private static final UUID TENANT = new UUID(0, 3);
  private static EngineContainer portal;

  @BeforeAll
  static void fill() {
    portal =
        EngineContainer.start(
            Map.of(
                "patchbay.db.url",
                Postgres.freshDatabase(),
                "patchbay.worker.threads",
                "2",
                "patchbay.operation.keep",
                "P30D"),
            List.of());
    execute(
        "insert into operation (id, tenant_id, kind, target_kind, target_id, target_name, actor,"
            + " request_id, created_at, started_at, ended_at, verdict) select gen_random_uuid(),"
            + " ('00000000-0000-0000-0000-' || lpad((n % 100)::text, 12, '0'))::uuid, 'cluster.create',"
            + " 'cluster', gen_random_uuid(), 'c' || n, 'olga', '-', now() - n / 2 * interval '1"
            + " minute', now(), case when n % 100 > 0 then now() end, case when n % 100 > 0 then"
            + " case when n % 7 = 0 then 'FAILED' else 'SUCCEEDED' end end from"
            + " generate_series(1, "
            + ALL
            + ") n");
    execute(
        "insert into operation_part (operation_id, kind, id, name, generation, state)"
            + " select id, 'container', gen_random_uuid(), 'p', 1,"
            + " case when ended_at is null then 'PENDING' else 'DONE' end from operation");
    execute("analyze operation");
    execute("analyze operation_part");
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void theListIsWalkedToItsEndWithoutAGapOrARepetition() {
    List<UUID> walked = new ArrayList<>();
    OperationFilter filter = OperationFilter.ALL;
    List<OperationRow> page = page(filter, 17);
    while (!page.isEmpty()) {
      page.forEach(row -> walked.add(row.operation().id()));
      filter = filter.before(OperationFilter.Place.of(page.get(page.size() - 1).operation()));
      page = page(filter, 17);
    }
    assertThat(walked).hasSize(ALL / 100).doesNotHaveDuplicates();
  }

  @Test
  void aFilterShowsItsStateOnly() {
    List<OperationRow> failed = page(OperationFilter.ALL.in(OperationState.FAILED), 50);
    assertThat(failed).isNotEmpty().allMatch(r -> r.operation().state() == OperationState.FAILED);
    assertThat(failed).extracting(OperationRow::progress).containsOnly(new Progress(1, 1));
    assertThat(
            TenantScope.within(TenantScope.PLATFORM, () -> portal.get(OperationList.class).open()))
        .isEqualTo(ALL / 100);
  }

  @Test
  void everyPageComesFromAnIndexWhereverInTheList() {
    Instant fiveDaysAgo = Instant.now().minus(Duration.ofDays(5));
    String place = " and (created_at, id) < ('" + fiveDaysAgo + "', '" + TENANT + "')";
    String newest = " order by created_at desc, id desc limit 26";
    String ofTenant = "where tenant_id = '" + TENANT + "'";
    assertThat(plan(ofTenant + place + newest)).contains("operation_newest_of_tenant");
    assertThat(plan("where true" + place + newest)).contains("operation_newest");
    assertThat(plan("where target_kind = 'cluster' and target_id = '" + TENANT + "'" + newest))
        .contains("operation_of_target");
    assertThat(plan(ofTenant + " and ended_at is null")).contains("operation_open");
  }

  @Test
  void whatEndedLongAgoIsForgotten() {
    UUID old = UUID.randomUUID();
    execute(
        "insert into operation (id, tenant_id, kind, target_kind, target_id, target_name, actor,"
            + " request_id, created_at, started_at, ended_at, verdict) values ('"
            + old
            + "', gen_random_uuid(), 'k', 'cluster', gen_random_uuid(), 'c', 'olga', '-',"
            + " now() - interval '40 days', now(), now() - interval '31 days', 'SUCCEEDED')");
    execute("update scheduled_tasks set execution_time = now() where not picked");
    Eventually.until("forgotten", () -> count("operation where id = '" + old + "'") == 0);
    assertThat(count("operation")).isEqualTo(ALL);
  }

  private static List<OperationRow> page(OperationFilter filter, int limit) {
    return TenantScope.within(TENANT, () -> portal.get(OperationList.class).page(filter, limit));
  }

  private static String plan(String query) {
    return portal.inTransaction(
        () -> {
          List<?> lines =
              portal
                  .em()
                  .createNativeQuery("explain select * from operation " + query)
                  .getResultList();
          return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        });
  }

  private static long count(String what) {
    return portal.inTransaction(
        () ->
            ((Number)
                    portal.em().createNativeQuery("select count(*) from " + what).getSingleResult())
                .longValue());
  }

  private static void execute(String sql) {
    portal.inTransaction(() -> portal.em().createNativeQuery(sql).executeUpdate());
  }
}
