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
      Postgres.migrate(url, "latest");
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
