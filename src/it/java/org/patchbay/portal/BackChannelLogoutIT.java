package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.TestIssuer;
import org.patchbay.testing.Visitor;

/** The identity provider tells that somebody was logged out: pages, API and streams end at once. */
class BackChannelLogoutIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final UUID OPERATION = UUID.randomUUID();
  private static final String STREAM = "/operations/" + OPERATION + "/events";

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static TestIssuer issuer;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    issuer = portal.issuer();
    String people = "{\"olga\":\"OWNER\",\"otto\":\"OPERATOR\",\"vera\":\"VIEWER\"}";
    String acme = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":" + people + "}";
    assertThat(portal.call("ada", "POST", "/api/v1/tenants", acme).status()).isEqualTo(201);
    portal.operation(OPERATION);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  /** What the portal answers to this token. */
  private static int told(String token) throws IOException {
    String form = "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + "/backchannel-logout"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(request).statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String ofLogin(String sid) {
    return issuer.signed(issuer.logout().claim("sid", sid).build());
  }

  private static int page(Visitor visitor) throws IOException {
    return visitor.get("/t/acme").statusCode();
  }

  private static int api(String person, String login) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(portal.url() + "/api/v1/tenants/acme"))
            .header("Authorization", "Bearer " + portal.token(person, login)))
        .statusCode();
  }

  @Test
  void aLoginThatEndsThereEndsItsPagesAndItsTokensHere() throws Exception {
    Visitor ended = portal.browser("olga", "s1");
    Visitor stays = portal.browser("olga", "s2");
    assertThat(api("olga", "s1")).isEqualTo(200);
    assertThat(told(ofLogin("s1"))).isEqualTo(200);
    assertThat(page(ended)).isEqualTo(302);
    assertThat(api("olga", "s1")).isEqualTo(401);
    assertThat(page(stays)).isEqualTo(200);
    assertThat(api("olga", "s2")).isEqualTo(200);
  }

  @Test
  void aLogoutOfThePersonEndsAllThatCameBefore() throws Exception {
    Visitor one = portal.browser("otto", "o1");
    Visitor other = portal.browser("otto", "o2");
    String before = portal.token("otto", "o1");
    assertThat(told(issuer.signed(issuer.logout().subject("id-of-otto").build()))).isEqualTo(200);
    assertThat(page(one)).isEqualTo(302);
    assertThat(page(other)).isEqualTo(302);
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + "/api/v1/tenants/acme"))
            .header("Authorization", "Bearer " + before);
    assertThat(send(request).statusCode()).isEqualTo(401);
    assertThat(portal.call("vera", "GET", "/api/v1/tenants/acme", null).status()).isEqualTo(200);
  }

  @Test
  void whatStreamsEndsToo() throws Exception {
    Visitor browser = portal.browser("vera", "v1");
    var begun = new CountDownLatch(2);
    var stays = new CountDownLatch(1);
    var page = stream("/t/acme" + STREAM, "Cookie", cookies(browser), begun);
    var api = stream("/api/v1" + STREAM, "Authorization", bearer("vera", "v1"), begun);
    var other = stream("/api/v1" + STREAM, "Authorization", bearer("vera", "v2"), stays);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(stays.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told(ofLogin("v1"))).isEqualTo(200);
    // Long before the sign of life that would notice it, too.
    page.get(10, TimeUnit.SECONDS);
    api.get(10, TimeUnit.SECONDS);
    assertThat(other).isNotDone();
    other.cancel(true);
  }

  private static String bearer(String person, String login) {
    return "Bearer " + portal.token(person, login);
  }

  private static String cookies(Visitor visitor) {
    return visitor.cookies().entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Ends when the stream does, whichever way; the latch counts that something has come. */
  private static CompletableFuture<Boolean> stream(
      String path, String header, String value, CountDownLatch begun) {
    var request = HttpRequest.newBuilder(URI.create(portal.url() + path)).header(header, value);
    var first = new CompletableFuture<Void>();
    first.thenRun(begun::countDown);
    return HttpClient.newHttpClient()
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
        .thenAccept(answer -> answer.body().forEach(line -> first.complete(null)))
        .handle((done, cut) -> true);
  }

  @Test
  void aLoginThatWasEndedWhileItCompletedBeginsNothing() throws Exception {
    assertThat(told(ofLogin("late"))).isEqualTo(200);
    Visitor late = portal.browser("olga", "late");
    assertThat(late.get("/login/incomplete").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(page(late)).isEqualTo(302);
  }

  @Test
  void aLogoutIsHeardOnce() throws Exception {
    String token = ofLogin("once");
    assertThat(told(token)).isEqualTo(200);
    assertThat(told(token)).isEqualTo(400);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoGoodLogoutEndsNothing() throws Exception {
    Visitor olga = portal.browser("olga", "safe");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("nonsense", "nonsense");
    bad.put("signed by another key", issuer.forged(safe().build()));
    bad.put("unsigned", new PlainJWT(safe().build()).serialize());
    bad.put("of another issuer", issuer.signed(safe().issuer("http://evil.example").build()));
    bad.put("for another client", issuer.signed(safe().audience("other").build()));
    bad.put("without an event", issuer.signed(safe().claim("events", null).build()));
    bad.put("of another event", issuer.signed(safe().claim("events", Map.of("e", 1)).build()));
    bad.put("with a nonce", issuer.signed(safe().claim("nonce", "n").build()));
    bad.put("without an id", issuer.signed(safe().jwtID(null).build()));
    bad.put("without a time", issuer.signed(safe().issueTime(null).build()));
    bad.put("an old one", issuer.signed(safe().issueTime(secondsAgo(600)).build()));
    bad.put("one of tomorrow", issuer.signed(safe().issueTime(secondsAgo(-86_400)).build()));
    bad.put("of nobody", issuer.signed(issuer.logout().build()));
    bad.put("an access token", portal.token("olga", "safe"));
    return bad.entrySet().stream()
        .map(
            token ->
                dynamicTest(
                    token.getKey(),
                    () -> {
                      assertThat(told(token.getValue())).isEqualTo(400);
                      assertThat(page(olga)).isEqualTo(200);
                    }));
  }

  private static JWTClaimsSet.Builder safe() {
    return issuer.logout().claim("sid", "safe").subject("id-of-olga");
  }

  private static Date secondsAgo(long seconds) {
    return Date.from(Instant.now().minusSeconds(seconds));
  }
}
