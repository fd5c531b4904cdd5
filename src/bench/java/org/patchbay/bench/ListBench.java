package org.patchbay.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;

/**
 * 25 among 20,000 containers of one tenant on 1,250 hosts, over HTTP, from the whole portal: as
 * JSON and as the page that people see. The hosts are rows that nobody observes: what looks at
 * hosts is another benchmark's.
 */
class ListBench {
  private static final String API = "/api/v1/tenants/acme/containers?limit=25";
  private static final String PAGE = "/t/acme/containers?limit=25";
  private static final int WARM_UP = 1000;

  @TempDir static Path folder;
  private static GivenPortal portal;

  @Test
  void pages() throws Exception {
    portal = Visitor.portalOfAcme(folder);
    try {
      try (Connection database = portal.database()) {
        fill(database);
        explain(database, "first", "");
        explain(database, "last", "c019974");
      }
      measure();
    } finally {
      portal.close();
    }
  }

  private static void fill(Connection database) throws Exception {
    for (String sql :
        List.of(
            "insert into image (id, name, os, os_version, arch, created_at) values"
                + " ('00000000-0000-0000-0000-000000000001', 'lab', 'x', '1', 'x86_64', now())",
            "insert into host (id, name, uri, profile, machine_type, pool, segment_bridge,"
                + " created_at, host_uuid, host_name, runs, cpus, memory_mib, pool_capacity_mib,"
                + " pool_free_mib, bridges, version, reachable, seen_at)"
                + " select gen_random_uuid(), 'h' || n, 'simulated://bench/h' || n, 'OVS_VLAN',"
                + " 'AUTO', 'patchbay', 'br-tenant', now(), gen_random_uuid(), 'h' || n, 'KVM', 64,"
                + " 1048576, 20000000, 20000000, '{br-public}', '10', true, now()"
                + " from generate_series(1, 1250) n",
            "insert into pool_offer (host_id, name, storage_class)"
                + " select id, pool, 'LOCAL' from host",
            "insert into container (id, tenant_id, name, host_id, pool, image_id, vcpus, max_vcpus,"
                + " memory_mib, max_memory_mib, disk_gib, power, user_data, open_ports, roles,"
                + " created_at, seen_since, seen_state)"
                + " select gen_random_uuid(), (select id from tenant where slug = 'acme'),"
                + " 'c' || lpad(n::text, 6, '0'), h.id, 'patchbay', (select id from image), 2, 4, 4096, 8192, 20,"
                + " 'ON', repeat(md5(n::text), 100), '{}', '{http,sip}', now(), now(), 'RUNNING'"
                + " from generate_series(1, 20000) n join (select id, row_number() over () r"
                + " from host) h on h.r = n % 1250 + 1",
            "analyze")) {
      database.createStatement().execute(sql);
    }
  }

  private static void explain(Connection database, String what, String after) throws Exception {
    var rows =
        database
            .createStatement()
            .executeQuery(
                "explain (analyze, buffers, costs off) select c.name, h.name from container c"
                    + " join host h on h.id = c.host_id where c.tenant_id = (select id from tenant"
                    + " where slug = 'acme') and (c.name, c.id) > ('"
                    + after
                    + "', '00000000-0000-0000-0000-000000000000') order by c.name, c.id limit 26");
    System.out.println("EXPLAIN of the " + what + " page:");
    while (rows.next()) {
      System.out.println("    " + rows.getString(1));
    }
  }

  private static void measure() throws Exception {
    Visitor olga = new Visitor(portal, "olga");
    String last = "&cursor=" + cursor("c019975");
    Map<String, String> what = new LinkedHashMap<>();
    what.put("JSON, first", API);
    what.put("JSON, last", API + last);
    what.put("page, first", PAGE);
    what.put("page, last", PAGE + last);
    for (int i = 0; i < WARM_UP; i++) {
      for (String path : what.values()) {
        olga.ask(path);
      }
    }
    System.out.println(Sample.heading());
    for (var one : what.entrySet()) {
      System.out.println(olga.steady(one.getValue()).line(one.getKey() + " 25, 30 a second"));
      System.out.println(olga.crowd(one.getValue()).line(one.getKey() + " 25, 10 clients"));
    }
  }

  private static String cursor(String name) {
    String text = ">" + name + "\u001fffffffff-ffff-ffff-ffff-ffffffffffff";
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }
}
