package org.patchbay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;

/**
 * 25 among 20,000 containers of one tenant on 1,250 hosts, over HTTP, from the whole portal: as
 * JSON and as the page that people see. The hosts are rows that nobody observes: what looks at
 * hosts is another benchmark's.
 */
class ListBench {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String API = "/api/v1/tenants/acme/containers?limit=25";
  private static final String PAGE = "/t/acme/containers?limit=25";
  private static final int WARM_UP = 1000;
  private static final int REQUESTS = 600;

  @TempDir static Path folder;
  private static GivenPortal portal;

  @Test
  void pages() throws Exception {
    System.setProperty("patchbay.test.tier", "4");
    portal = GivenPortal.start(folder);
    try {
      portal.call(
          "ada",
          "POST",
          "/api/v1/tenants",
          "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\"}}");
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
    String last = "&cursor=" + cursor("c019975");
    Map<String, String> what = new LinkedHashMap<>();
    what.put("JSON, first", API);
    what.put("JSON, last", API + last);
    what.put("page, first", PAGE);
    what.put("page, last", PAGE + last);
    for (int i = 0; i < WARM_UP; i++) {
      for (String path : what.values()) {
        ask(path);
      }
    }
    System.out.println(Sample.heading());
    for (var one : what.entrySet()) {
      System.out.println(steady(one.getValue()).line(one.getKey() + " 25, 30 a second"));
      System.out.println(crowd(one.getValue()).line(one.getKey() + " 25, 10 clients"));
    }
  }

  private static String cursor(String name) {
    String text = ">" + name + "\u001fffffffff-ffff-ffff-ffff-ffffffffffff";
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }

  /** Requests begin every 33 ms, however long those before them take. */
  private static Sample steady(String path) throws Exception {
    var clock = Executors.newScheduledThreadPool(10);
    List<Future<Long>> asked = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      asked.add(clock.schedule((Callable<Long>) () -> ask(path), i * 33L, TimeUnit.MILLISECONDS));
    }
    return all(clock, asked);
  }

  /** Ten who ask again as soon as they have the answer. */
  private static Sample crowd(String path) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(10);
    List<Future<Long>> asked = new ArrayList<>();
    for (int i = 0; i < REQUESTS * 2; i++) {
      asked.add(clients.submit(() -> ask(path)));
    }
    return all(clients, asked);
  }

  private static Sample all(ExecutorService threads, List<Future<Long>> asked) throws Exception {
    long[] nanos = new long[asked.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = asked.get(i).get();
    }
    threads.shutdown();
    return Sample.of(nanos);
  }

  private static final class Known {
    private static final String TOKEN = "Bearer " + portal.token("olga");
    private static final String COOKIES = cookies();

    private static String cookies() {
      try {
        return portal.browser("olga").cookies().entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static long ask(String path) throws Exception {
    boolean api = path.startsWith(API);
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .header(api ? "Authorization" : "Cookie", api ? Known.TOKEN : Known.COOKIES)
            .build();
    long begin = System.nanoTime();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    long nanos = System.nanoTime() - begin;
    if (answer.statusCode() != 200 || answer.body().length() < 5000) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return nanos;
  }
}
