package org.patchbay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.patchbay.testing.GivenPortal;

/** One person who asks the portal for pages and for JSON, at a steady pace or all at once. */
final class Visitor {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int REQUESTS = 600;
  private static final int LEAST = 1000;

  private final GivenPortal portal;
  private final String token;
  private final String cookies;

  /** The portal as it is served in earnest, with the JVM's full compiler; olga owns acme. */
  static GivenPortal portalOfAcme(Path folder) throws Exception {
    System.setProperty("patchbay.test.tier", "4");
    GivenPortal portal = GivenPortal.start(folder);
    String acme = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\"}}";
    portal.call("ada", "POST", "/api/v1/tenants", acme);
    return portal;
  }

  Visitor(GivenPortal portal, String name) {
    this.portal = portal;
    token = "Bearer " + portal.token(name);
    cookies = cookies(portal, name);
  }

  private static String cookies(GivenPortal portal, String name) {
    try {
      return portal.browser(name).cookies().entrySet().stream()
          .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
          .collect(Collectors.joining("; "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requests begin every 33 ms, however long those before them take. */
  Sample steady(String path) throws Exception {
    var clock = Executors.newScheduledThreadPool(10);
    List<Future<Long>> asked = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      asked.add(clock.schedule((Callable<Long>) () -> ask(path), i * 33L, TimeUnit.MILLISECONDS));
    }
    return all(clock, asked);
  }

  /** Ten who ask again as soon as they have the answer. */
  Sample crowd(String path) throws Exception {
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

  /** How long one request takes, in nanoseconds; throws when the answer is not what was asked. */
  long ask(String path) throws Exception {
    boolean api = path.startsWith("/api/");
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .header(api ? "Authorization" : "Cookie", api ? token : cookies)
            .build();
    long begin = System.nanoTime();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    long nanos = System.nanoTime() - begin;
    if (answer.statusCode() != 200 || answer.body().length() < LEAST) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return nanos;
  }
}
