package org.patchbay.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;

/**
 * Pages of 2,000 tenants and of a trail of 5,000,000 records, half of them one tenant's, over HTTP
 * from the whole portal. The records are rows with made-up hashes: nobody verifies them here.
 */
class TrailBench {
  private static final int WARM_UP = 300;

  @TempDir static Path folder;
  private static GivenPortal portal;

  @Test
  void pages() throws Exception {
    portal = Visitor.portalOfAcme(folder);
    try {
      try (Connection database = portal.database()) {
        fill(database);
      }
      measure();
    } finally {
      portal.close();
    }
  }

  private static void fill(Connection database) throws Exception {
    List<String> indexes = dropped(database);
    for (String sql :
        List.of(
            "insert into tenant (id, slug, name, theme, created_at) select gen_random_uuid(),"
                + " 't' || lpad(n::text, 4, '0'), 'Provider ' || n, 'patchbay', now()"
                + " from generate_series(1, 1999) n",
            "insert into audit_record (tenant_id, seq, at, actor, remote_address, request_id,"
                + " action, object_kind, object_id, object_name, after_json, prev_hash, hash)"
                + " select t.id, 1000000 + n, now() - (5000001 - n) * interval '12 seconds',"
                + " 'person' || n * 7 % 200, '192.0.2.1', md5(n::text),"
                + " case when n % 50000 = 0 then 'cluster.retire' else"
                + " (array['container.add','container.change','node.move','address.take',"
                + "'address.return','power.start','power.stop','member.invite'])[n % 8 + 1] end,"
                + " 'container', 'id' || n % 100000, 'c' || n % 100000,"
                + " '{\"vcpus\":2,\"memoryMiB\":4096,\"power\":\"ON\"}', md5(n::text), md5(n::text)"
                + " from generate_series(1, 5000000) n"
                + " join (select id, slug, row_number() over (order by slug) - 1 as r from tenant) t"
                + " on t.r = case when n % 2 = 0 then 0 else 1 + n / 2 % 1999 end")) {
      run(database, sql);
    }
    for (String index : indexes) {
      run(database, index);
    }
    run(database, "analyze");
  }

  /** Without its indexes a table of this size is written in minutes instead of an hour. */
  private static List<String> dropped(Connection database) throws Exception {
    List<String> definitions = new ArrayList<>();
    try (Statement asked = database.createStatement();
        var rows =
            asked.executeQuery(
                "select indexname, indexdef from pg_indexes where tablename = 'audit_record'"
                    + " and indexname <> 'audit_record_pkey'")) {
      while (rows.next()) {
        definitions.add(rows.getString(2));
        run(database, "drop index " + rows.getString(1));
      }
    }
    return definitions;
  }

  private static void run(Connection database, String sql) throws Exception {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void measure() throws Exception {
    System.out.println(Sample.heading());
    pages(new Visitor(portal, "olga"), owners());
    pages(new Visitor(portal, "ada"), administrators());
  }

  private static void pages(Visitor visitor, Map<String, String> what) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      for (String path : what.values()) {
        visitor.ask(path);
      }
    }
    for (var one : what.entrySet()) {
      System.out.println(visitor.steady(one.getValue()).line(one.getKey()));
    }
  }

  private static Map<String, String> owners() {
    Map<String, String> what = new LinkedHashMap<>();
    String page = "/t/acme/audit";
    what.put("a tenant's trail of 2,500,000", page);
    what.put("of a person", page + "?actor=person14");
    what.put("a rare deed", page + "?action=cluster.retire");
    what.put("a person and a deed", page + "?actor=person14&action=container.add");
    what.put("a person who never did that", page + "?actor=person14&action=cluster.retire");
    what.put("an object by name", page + "?name=c4242");
    what.put("up to a year ago", page + "?to=2025-11-28T00:00:00Z");
    what.put("as JSON", "/api/v1/tenants/acme/audit?actor=person14");
    return what;
  }

  private static Map<String, String> administrators() {
    Map<String, String> what = new LinkedHashMap<>();
    String page = "/platform/audit";
    what.put("all trails, 5,000,000", page);
    what.put("all trails, of a person", page + "?actor=person14");
    what.put("all trails, a rare deed", page + "?action=cluster.retire");
    what.put("all trails, a person and a deed", page + "?actor=person14&action=container.add");
    what.put("all trails, a person who never did", page + "?actor=person1&action=cluster.retire");
    what.put("all trails, an object by name", page + "?name=c4242");
    what.put("all trails, one tenant's", page + "?tenant=t1234");
    what.put("tenants, first of 2,000", "/platform/tenants");
    what.put("tenants, sought in 2,000", "/platform/tenants?q=der+19");
    what.put("tenants as JSON", "/api/v1/tenants?limit=25");
    return what;
  }
}
