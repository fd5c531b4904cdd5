package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;

/** A role that is taken away is gone at the next request, and from what is under way. */
class RightsEndIT {
  private static final String MEMBERS = "/api/v1/tenants/acme/members/";

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static final UUID OPERATION = UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
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

  /** What came, when it has ended; the latch is open once something has come. */
  private static CompletableFuture<String> stream(String person, CountDownLatch begun) {
    var request =
        HttpRequest.newBuilder(
                URI.create(portal.url() + "/api/v1/operations/" + OPERATION + "/events"))
            .header("Authorization", "Bearer " + portal.token(person))
            .build();
    return HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
        .thenApply(
            answer -> answer.body().peek(line -> begun.countDown()).collect(Collectors.joining()));
  }

  @Test
  void theStreamOfWhoIsRemovedEndsAndTheOthersGoOn() throws Exception {
    var begun = new CountDownLatch(1);
    var stays = new CountDownLatch(1);
    CompletableFuture<String> vera = stream("vera", begun);
    CompletableFuture<String> olga = stream("olga", stays);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(stays.await(30, TimeUnit.SECONDS)).isTrue();
    InputStream page = openPage("vera");
    assertThat(portal.call("olga", "DELETE", MEMBERS + "vera", null).status()).isEqualTo(204);
    // Long before the sign of life that would notice it, too.
    vera.get(10, TimeUnit.SECONDS);
    CompletableFuture.runAsync(() -> drain(page)).get(10, TimeUnit.SECONDS);
    assertThat(olga).isNotDone();
    assertThat(portal.call("vera", "GET", "/api/v1/tenants/acme", null).status()).isEqualTo(404);
    assertThat(portal.browser("vera").get("/t/acme/operations").statusCode()).isEqualTo(404);
    olga.cancel(true);
  }

  private static InputStream openPage(String person) throws Exception {
    var browser = portal.browser(person);
    assertThat(browser.get("/t/acme/operations/" + OPERATION).statusCode()).isEqualTo(200);
    String cookies =
        browser.cookies().entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    var request =
        HttpRequest.newBuilder(
                URI.create(portal.url() + "/t/acme/operations/" + OPERATION + "/events"))
            .header("Cookie", cookies)
            .timeout(Duration.ofSeconds(30));
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void drain(InputStream stream) {
    try {
      stream.readAllBytes();
    } catch (IOException e) {
      // Cut off: that is an end, too.
    }
  }

  @Test
  void whoIsDegradedActsNoMoreAtTheNextRequest() throws Exception {
    String segment = "/api/v1/tenants/acme/clusters/plan";
    assertThat(portal.call("otto", "POST", segment, "{}").status()).isNotEqualTo(403);
    String viewer = "{\"role\":\"VIEWER\"}";
    assertThat(portal.call("olga", "PUT", MEMBERS + "otto", viewer).status()).isEqualTo(200);
    assertThat(portal.call("otto", "POST", segment, "{}").status()).isEqualTo(403);
    assertThat(portal.call("otto", "GET", MEMBERS + "otto", null).status()).isEqualTo(200);
  }

  @Test
  void theApiRefusesWhatNobodyMayDo() throws Exception {
    assertThat(portal.call("olga", "DELETE", MEMBERS + "olga", null).body()).contains("LAST_OWNER");
    assertThat(portal.call("otto", "PUT", MEMBERS + "otto", "{\"role\":\"OWNER\"}").status())
        .isEqualTo(403);
    assertThat(portal.call("olga", "PUT", MEMBERS + "otto", "{\"role\":\"KING\"}").wrongFields())
        .containsExactly("role");
    String invitations = "/api/v1/tenants/acme/invitations";
    String bad = "{\"mail\":\"a@b\\nBcc: c@d\",\"role\":\"VIEWER\"}";
    assertThat(portal.call("olga", "POST", invitations, bad).wrongFields()).containsExactly("mail");
    assertThat(portal.call("otto", "POST", invitations, bad).status()).isEqualTo(403);
    assertThat(portal.call("olga", "GET", MEMBERS + "nobody", null).status()).isEqualTo(404);
  }
}
