package org.patchbay.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.patchbay.testing.Postgres;

/** What was reserved before usage was written down counts from the moment on that it is. */
class UsageMigrationIT {
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
}
