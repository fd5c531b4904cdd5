package org.patchbay.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.patchbay.testing.Postgres;

/** What migrations make of quotas that there are. */
class QuotaMigrationIT {
  private static final String BEFORE = "61";

  @Test
  void whatIsReservedAlreadyHasALineAndNoPast() throws SQLException {
    String url = Postgres.databaseOf(BEFORE);
    try (Connection database = DriverManager.getConnection(url);
        Statement sql = database.createStatement()) {
      sql.execute(
          "insert into tenant (id, slug, name, theme, created_at)"
              + " values (gen_random_uuid(), 'a', 'A', 'base', '2026-01-01')");
      sql.execute(
          "insert into quota (tenant_id, name, limit_value, used) select id, 'vcpus', 9, 7"
              + " from tenant");
      Postgres.migrate(url, "latest");
      try (ResultSet line =
          sql.executeQuery(
              "select u.used, u.area, u.at = q.since and u.at > now() - interval '1 minute'"
                  + " from quota_usage u join quota q using (tenant_id, name)"
                  + " where name = 'vcpus'")) {
        assertThat(line.next()).isTrue();
        assertThat(line.getLong(1)).isEqualTo(7);
        assertThat(line.getBigDecimal(2)).isZero();
        assertThat(line.getBoolean(3)).isTrue();
        assertThat(line.next()).isFalse();
      }
    }
  }

  /** Two of the one kind and one of the other, and one that rests. */
  @Test
  void publicAddressesAreCountedApartAndNobodyMayHaveFewerThanBefore() throws SQLException {
    String url = Postgres.databaseOf("67");
    try (Connection database = DriverManager.getConnection(url);
        Statement sql = database.createStatement()) {
      aTenantWithAddressesOfBothKinds(sql);
      Postgres.migrate(url, "68");
      assertThat(
              rows(
                  sql,
                  "select name, used, limit_value, soft_value, over_since is null from quota"
                      + " order by name"))
          .containsExactly("publicIpv4 2 5 1 f", "publicIpv6 1 5 1 t");
      assertThat(rows(sql, "select name, wanted from quota_request"))
          .containsExactly("publicIpv4 9");
      assertThat(rows(sql, "select name, used from quota_usage order by name, at"))
          .containsExactly("publicIpv4 3", "publicIpv4 2", "publicIpv6 1");
      assertThat(
              rows(
                  sql,
                  "select area = 3 * extract(epoch from at - lag) from (select at, area, lag(at)"
                      + " over (order by at) from quota_usage where name = 'publicIpv4') u"
                      + " where lag is not null"))
          .containsExactly("t");
      assertThat(rows(sql, "select 1 from quota_defect")).isEmpty();
    }
  }

  private static void aTenantWithAddressesOfBothKinds(Statement sql) throws SQLException {
    sql.execute(
        "insert into tenant (id, slug, name, theme, created_at)"
            + " values (gen_random_uuid(), 'a', 'A', 'base', '2026-01-01')");
    sql.execute(
        "insert into quota (tenant_id, name, limit_value, soft_value, over_since, used, since)"
            + " select id, 'publicAddresses', 5, 1, '2026-01-01', 3, '2026-01-01' from tenant");
    sql.execute("insert into quota_usage select tenant_id, name, since, used, area from quota");
    sql.execute(
        "insert into quota_request (id, tenant_id, name, wanted, reason, state, asked_by, asked_at)"
            + " select gen_random_uuid(), id, 'publicAddresses', 9, 'we grow', 'OPEN', 'o', now()"
            + " from tenant");
    sql.execute("insert into quota_defect select tenant_id, name, 3, 4, now() from quota");
    sql.execute(
        "insert into public_network (id, name, bridge, created_at)"
            + " values (gen_random_uuid(), 'n', 'b', now())");
    sql.execute(
        "insert into lease (id, tenant_id, network_id, address, kept, taken_at, rests_until)"
            + " select gen_random_uuid(), t.id, n.id, cast(a.address as inet), true, now(),"
            + " case when a.rests then now() end from tenant t, public_network n,"
            + " (values ('198.51.100.10', false), ('198.51.100.11', false), ('2001:db8::1', false),"
            + " ('2001:db8::2', true)) a (address, rests)");
  }

  /** By the class of the pool; one that is on its way counts where it is to lie. */
  @Test
  void diskIsCountedByClassTooAndNobodyMayHaveLessThanBefore() throws SQLException {
    String url = Postgres.databaseOf("74");
    try (Connection database = DriverManager.getConnection(url);
        Statement sql = database.createStatement()) {
      sql.execute(
          "insert into tenant (id, slug, name, theme, created_at) values (gen_random_uuid(), 'a',"
              + " 'A', 'base', '2026-01-01'), (gen_random_uuid(), 'gone', 'G', 'base', now())");
      sql.execute(
          "insert into quota (tenant_id, name, limit_value, used) select id, 'diskGiB',"
              + " case slug when 'a' then 500 else 0 end, case slug when 'a' then 60 else 0 end"
              + " from tenant");
      containersInTwoPools(sql);
      Postgres.migrate(url, "latest");
      String counters =
          "select q.name, used, limit_value from quota q join tenant t on t.id = tenant_id"
              + " where slug = '%s' order by q.name";
      assertThat(rows(sql, counters.formatted("a")))
          .containsExactly(
              "diskGiB 60 500",
              "diskLocalGiB 10 1000000",
              "diskSharedGiB 0 1000000",
              "diskSsdGiB 50 1000000",
              "diskStandardGiB 0 1000000");
      assertThat(rows(sql, counters.formatted("gone")))
          .containsExactly(
              "diskGiB 0 0",
              "diskLocalGiB 0 0",
              "diskSharedGiB 0 0",
              "diskSsdGiB 0 0",
              "diskStandardGiB 0 0");
      assertThat(rows(sql, "select name, used from quota_usage where used > 0 order by name"))
          .containsExactly("diskLocalGiB 10", "diskSsdGiB 50");
    }
  }

  /** Of 10 GiB in a local pool, 20 in one of SSD, and 30 on their way from the former there. */
  private static void containersInTwoPools(Statement sql) throws SQLException {
    sql.execute("set session_replication_role = replica");
    sql.execute(
        "insert into pool_offer (host_id, name, storage_class) values"
            + " ('00000000-0000-0000-0000-000000000001', 'p', 'LOCAL'),"
            + " ('00000000-0000-0000-0000-000000000002', 'p', 'SSD')");
    sql.execute(
        "do $$ declare name text; begin for name in select column_name from"
            + " information_schema.columns where table_name = 'container' and column_name <> 'id'"
            + " and is_nullable = 'NO' and column_default is null loop execute 'alter table"
            + " container alter column ' || name || ' drop not null'; end loop; end $$");
    sql.execute(
        "insert into container (id, tenant_id, host_id, pool, moving_to, moving_pool, disk_gib)"
            + " select gen_random_uuid(), t.id, cast(c.host as uuid), 'p', cast(c.target as uuid),"
            + " c.pool, c.gib from tenant t, (values"
            + " ('00000000-0000-0000-0000-000000000001', null, null, 10),"
            + " ('00000000-0000-0000-0000-000000000002', null, null, 20),"
            + " ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002',"
            + " 'p', 30)) c (host, target, pool, gib) where t.slug = 'a'");
    sql.execute("set session_replication_role = origin");
  }

  private static List<String> rows(Statement sql, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = sql.executeQuery(query)) {
      while (found.next()) {
        StringJoiner row = new StringJoiner(" ");
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
