package org.patchbay.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testing.Postgres;

/**
 * Public addresses that containers had before there were leases are their tenant's leases after.
 */
class LeaseMigrationIT {
  private static final String BEFORE = "28";
  private static final String TENANT = "00000000-0000-0000-0000-000000000001";

  @Test
  void whatWasPluggedInIsHeldAndTheSeedsThatWereWrittenCount() throws SQLException {
    String url = Postgres.databaseOf(BEFORE);
    try (Connection database = DriverManager.getConnection(url);
        Statement sql = database.createStatement()) {
      aContainerWithBothKindsOfAddresses(sql);
      Postgres.migrate(url, "latest");
      assertThat(rows(sql, "select tenant_id, host(address), kept, rests_until from lease"))
          .containsExactly(TENANT + " 198.51.100.10 f null");
      assertThat(rows(sql, "select networks, heard from seed_told"))
          .containsExactly("52:54:00:00:00:01 10.0.0.10, 52:54:00:00:00:02 198.51.100.10 null");
    }
  }

  private static void aContainerWithBothKindsOfAddresses(Statement sql) throws SQLException {
    String id = "'" + TENANT + "'";
    sql.execute(
        "insert into tenant (id, slug, name, theme, created_at) values ("
            + id
            + ", 'a', 'A', 'base', now())");
    sql.execute(
        "insert into host (id, name, uri, profile, machine_type, pool, segment_bridge, created_at,"
            + " host_uuid, host_name, runs, cpus, memory_mib, pool_capacity_mib, pool_free_mib,"
            + " bridges, version, reachable, seen_at) values ("
            + id
            + ", 'h', 'u', 'OVS_VLAN', 'QEMU', 'p', 'b', now(), "
            + id
            + ", 'h', 'QEMU', 1, 1, 1, 1, '{}', 'v', true, now())");
    sql.execute(
        "insert into image (id, name, os, os_version, arch, created_at) values ("
            + id
            + ", 'i', 'o', '1', 'x', now())");
    sql.execute(
        "insert into container (id, tenant_id, name, host_id, image_id, vcpus, max_vcpus,"
            + " memory_mib, max_memory_mib, disk_gib, power, user_data, open_ports, roles,"
            + " created_at, seen_since, pool) values ("
            + id
            + ", "
            + id
            + ", 'c', "
            + id
            + ", "
            + id
            + ", 1, 1, 1, 1, 1, 'ON', '', '{}', '{}', now(), now(), 'p')");
    sql.execute(
        "insert into public_network (id, name, bridge, created_at) values ("
            + id
            + ", 'n', 'b', now())");
    sql.execute(
        "insert into segment (id, tenant_id, name, cidr, created_at) values (100, "
            + id
            + ", 's', '10.0.0.0/24', now())");
    sql.execute(
        "insert into nic (id, tenant_id, container_id, position, segment_id, network_id, address,"
            + " mac) values (gen_random_uuid(), "
            + id
            + ", "
            + id
            + ", 0, 100, null, '10.0.0.10', '52:54:00:00:00:01'), (gen_random_uuid(), "
            + id
            + ", "
            + id
            + ", 1, null, "
            + id
            + ", '198.51.100.10', '52:54:00:00:00:02')");
  }

  private static List<String> rows(Statement sql, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = sql.executeQuery(query)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }
}
