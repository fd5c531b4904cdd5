package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.Visitor;

/** Who floods the doors to sign in is slowed down, and nobody else. */
class SignInFloodIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int A_MINUTE = 20;

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    var settings =
        Map.of(
            "PATCHBAY_LOGIN_PER_MINUTE",
            String.valueOf(A_MINUTE),
            "PATCHBAY_TRUSTED_PROXIES",
            "127.0.0.1/32");
    portal = GivenPortal.start(folder, settings);
    String acme = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\"}}";
    assertThat(portal.call("ada", "POST", "/api/v1/tenants", acme).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static HttpResponse<String> get(String path, String source, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path)).header("X-Forwarded-For", source);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Until one is refused, which comes soon, and says for how long. */
  private static HttpResponse<String> flood(String path, String source, String... headers) {
    HttpResponse<String> answer = get(path, source, headers);
    for (int i = 0; i < 10 * A_MINUTE && answer.statusCode() != 429; i++) {
      answer = get(path, source, headers);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    return answer;
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  @Test
  void theCallbackIsSlowedDownPerSourceAndOpensAgain() {
    String callback = "/callback?code=guessed&state=guessed";
    assertThat(flood(callback, "192.0.2.1").body()).contains("Too many logins");
    assertThat(get(callback, "192.0.2.2").statusCode()).isEqualTo(302);
    Eventually.until("it opens again", () -> get(callback, "192.0.2.1").statusCode() == 302);
  }

  @Test
  void theWayToTheLoginIsSlowedDownToo() {
    assertThat(flood("/t/acme", "192.0.2.3").body()).contains("<h1");
    assertThat(get("/t/acme", "192.0.2.4").statusCode()).isEqualTo(302);
  }

  @Test
  void wordsThatAreNoTokensAreSlowedDownAndGoodOnesAreNot() throws Exception {
    Visitor olga = portal.browser("olga");
    String good = portal.token("olga");
    for (String bad : new String[] {"nonsense", "pbt_guessed"}) {
      var refused = flood("/api/v1/tenants/acme", "192.0.2.5", bearer(bad));
      assertThat(refused.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
    assertThat(get("/api/v1/tenants/acme", "192.0.2.5", bearer(good)).statusCode()).isEqualTo(200);
    flood("/callback?code=guessed&state=guessed", "192.0.2.5");
    String cookies =
        olga.cookies().entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    assertThat(get("/t/acme", "192.0.2.5", "Cookie", cookies).statusCode()).isEqualTo(200);
  }
}
