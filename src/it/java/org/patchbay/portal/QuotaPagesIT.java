package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** On the pages: a tenant asks for more, the platform answers, both see it. */
class QuotaPagesIT {
  private static final String QUOTAS = "/t/acme/quotas";
  private static final String PLATFORM = "/platform/quotas";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern REQUEST = Pattern.compile("/platform/quotas/requests/[0-9a-f-]{36}");

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    for (String slug : new String[] {"acme", "globex"}) {
      String json =
          "{\"slug\":\"%s\",\"name\":\"%1$s\",\"members\":{\"%s\":\"OWNER\"}}"
              .formatted(slug, slug.equals("acme") ? "olga" : "gina");
      assertThat(portal.call("ada", "POST", "/api/v1/tenants", json).status()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static String shown(String person, String path) throws IOException {
    HttpResponse<String> answer = portal.browser(person).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).as(path).doesNotContain("??");
    return answer.body();
  }

  private static HttpResponse<String> post(String person, String page, String path, String form)
      throws IOException {
    Visitor visitor = portal.browser(person);
    Matcher token = CSRF.matcher(visitor.get(page).body());
    assertThat(token.find()).isTrue();
    return visitor.post(path, "_csrf=" + token.group(1) + "&" + form);
  }

  @Test
  void aTenantAsksThePlatformGrantsLessForATimeAndBothSeeIt() throws IOException {
    String ask = QUOTAS + "/requests";
    HttpResponse<String> nonsense =
        post("olga", QUOTAS, ask, "quota=vcpus&wanted=many&reason=we+grow");
    assertThat(nonsense.statusCode()).isEqualTo(422);
    assertThat(nonsense.body()).contains("value=\"many\"").contains("we grow");
    String asked = "quota=vcpus&wanted=300&reason=we+grow";
    assertThat(post("olga", QUOTAS, ask, asked).statusCode()).isEqualTo(303);
    assertThat(post("olga", QUOTAS, ask, asked).statusCode()).as("twice").isEqualTo(409);
    assertThat(shown("olga", QUOTAS)).contains("we grow").contains("Open").contains("Withdraw");
    assertThat(shown("ada", "/platform")).contains("One request for more is waiting");

    Matcher request = REQUEST.matcher(shown("ada", PLATFORM));
    assertThat(request.find()).isTrue();
    String place = request.group();
    assertThat(shown("ada", place)).contains("value=\"300\"").contains("we grow");
    assertThat(post("ada", place, place, "verdict=grant&granted=250&until=2001-01-01").statusCode())
        .isEqualTo(422);
    String less = "verdict=grant&granted=250&until=2099-01-01&answer=for+now";
    assertThat(post("ada", place, place, less).statusCode()).isEqualTo(303);
    assertThat(shown("olga", QUOTAS)).contains("Granted").contains("for now").contains("Raised");
    assertThat(limit()).isEqualTo(250L);
    assertThat(shown("ada", PLATFORM)).contains("No request is waiting").contains("for now");

    String limits = PLATFORM + "/tenants/acme/vcpus";
    assertThat(post("ada", limits, limits, "limit=100&soft=200&graceDays=7").statusCode())
        .isEqualTo(422);
    assertThat(post("ada", limits, limits, "limit=100&soft=80&graceDays=7").statusCode())
        .isEqualTo(303);
    assertThat(shown("ada", PLATFORM + "/tenants/acme")).contains("Soft limit 80");
    assertThat(limit()).isEqualTo(100L);
    assertThat(post("ada", PLATFORM, PLATFORM + "/check", "").statusCode()).isEqualTo(303);
    assertThat(shown("ada", PLATFORM)).contains("All counters agree");
  }

  private static Object limit() throws IOException {
    Answer quotas = portal.call("olga", "GET", "/api/v1/tenants/acme/quotas", null);
    return quotas.items().stream()
        .filter(quota -> quota.get("name").equals("vcpus"))
        .findFirst()
        .orElseThrow()
        .get("limit");
  }

  @Test
  void whatAnotherTenantAskedForIsNotThere() throws IOException {
    String json = "{\"quota\":\"clusters\",\"wanted\":30,\"reason\":\"secret plans\"}";
    Answer made = portal.call("olga", "POST", "/api/v1/tenants/acme/quota-requests", json);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    Object id = made.json().get("id");
    String there = "/api/v1/tenants/globex/quota-requests/" + id;
    for (String verb : new String[] {"GET", "DELETE"}) {
      assertThat(portal.call("gina", verb, there, null).status()).as(verb).isEqualTo(404);
    }
    String own = "/t/globex/quotas";
    assertThat(post("gina", own, own + "/requests/" + id + "/withdrawal", "").statusCode())
        .isEqualTo(404);
    assertThat(shown("gina", own)).doesNotContain("secret plans");
    assertThat(portal.call("gina", "GET", "/api/v1/quota-requests", null).status()).isEqualTo(403);
    assertThat(post("olga", QUOTAS, QUOTAS + "/requests/" + id + "/withdrawal", "").statusCode())
        .isEqualTo(303);
    assertThat(shown("olga", QUOTAS)).contains("Withdrawn");
  }
}
