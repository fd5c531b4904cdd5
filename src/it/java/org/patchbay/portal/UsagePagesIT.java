package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;

/** Usage on the pages, over the API and as files; and who sees whose. */
class UsagePagesIT {
  private static final String API = "/api/v1/tenants/acme/usage";
  private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC);

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void twoTenantsOfWhichOneHasSegments() throws Exception {
    portal = GivenPortal.start(folder);
    tenant("acme", "=Acme", "{'olga':'OWNER','vera':'VIEWER'}");
    tenant("globex", "Globex", "{'gina':'OWNER'}");
    call("ada", "PUT", "/api/v1/networks/segments", "{'first':100,'last':199}", 200);
    call(
        "olga",
        "POST",
        "/api/v1/tenants/acme/segments",
        "{'name':'more','cidr':'10.20.0.0/24'}",
        201);
  }

  private static void tenant(String slug, String name, String members) throws IOException {
    String json = "{'slug':'%s','name':'%s','members':%s}".formatted(slug, name, members);
    call("ada", "POST", "/api/v1/tenants", json, 201);
  }

  private static void call(String person, String verb, String path, String json, int status)
      throws IOException {
    Answer answer = portal.call(person, verb, path, json.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static Answer get(String person, String path) throws IOException {
    return portal.call(person, "GET", path, null);
  }

  private static HttpResponse<String> page(String person, String path) throws IOException {
    return portal.browser(person).get(path);
  }

  private static String shown(String person, String path) throws IOException {
    HttpResponse<String> answer = page(person, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).as(path).doesNotContain("??");
    return answer.body();
  }

  @Test
  void aViewerSeesThePictureItsTableAndWhatIsReservedNow() throws IOException {
    String page = shown("vera", "/t/acme/usage?quota=segments&span=day");
    assertThat(page).contains("<svg", "<title id=\"chart-title\">Private segments", "<rect");
    assertThat(page).contains("segment-hours", "Reserved now", "rel=\"prev\"");
    assertThat(page).doesNotContain("rel=\"next\"");
    String before = "at=" + LocalDate.now(ZoneOffset.UTC).minusDays(1);
    assertThat(shown("vera", "/t/acme/usage?quota=segments&span=day&" + before))
        .contains("Nothing is known of this time.", "rel=\"next\"")
        .doesNotContain("<rect");
    for (String span : List.of("week", "month", "year")) {
      assertThat(shown("olga", "/t/acme/usage?span=" + span)).contains("<svg");
    }
    assertThat(shown("olga", "/t/acme/quotas")).contains("href=\"/t/acme/usage\"");
    assertThat(shown("ada", "/platform/quotas")).contains("href=\"/platform/usage\"");
  }

  @Test
  void theApiSaysTheSame() throws IOException {
    Map<String, Object> usage = get("vera", API + "?quota=segments&span=day").json();
    assertThat(usage).containsEntry("unit", "segment-hours").containsEntry("span", "day");
    assertThat(((List<?>) usage.get("items"))).isNotEmpty();
    assertThat(((Number) usage.get("used")).longValue()).isPositive();
    Answer records = get("vera", API + "/records");
    assertThat(records.json())
        .containsEntry("month", MONTH.toString())
        .containsEntry("finished", false)
        .containsEntry("tenant", "acme");
    assertThat(records.items()).extracting(item -> item.get("quota")).contains("vcpus", "segments");
    assertThat(hours(records.items(), "segments")).isPositive();
    assertThat(hours(records.items(), "vcpus")).isZero();
    Answer all = get("ada", "/api/v1/usage-records?limit=1");
    assertThat(all.items()).extracting(item -> item.get("tenant")).containsExactly("acme");
    String cursor = (String) all.json().get("next");
    assertThat(get("ada", "/api/v1/usage-records?limit=1&cursor=" + cursor).items())
        .extracting(item -> item.get("tenant"))
        .containsExactly("globex");
  }

  private static double hours(List<Map<String, Object>> items, String quota) {
    return items.stream()
        .filter(item -> item.get("quota").equals(quota))
        .mapToDouble(item -> ((Number) item.get("unitHours")).doubleValue())
        .sum();
  }

  @Test
  void aMonthIsAFileOfOneTenantAndForAdministratorsOfAll() throws IOException {
    Answer file = get("olga", API + "/records/export");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Content-Disposition")).contains("usage-acme-" + MONTH + ".csv");
    List<String> lines = List.of(file.body().split("\r\n"));
    assertThat(lines.get(0)).startsWith("tenant,name,month,").endsWith(",unitHours");
    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(
            line -> assertThat(line).startsWith("\"acme\",\"'=Acme\",").contains("\"false\""));
    String own = page("olga", "/t/acme/usage/records/export").body();
    assertThat(own.split("\r\n")).hasSameSizeAs(lines);
    for (String all :
        List.of(
            get("ada", "/api/v1/usage-records/export").body(),
            page("ada", "/platform/usage/export?month=" + MONTH).body())) {
      assertThat(all.split("\r\n")).hasSize(1 + 2 * (lines.size() - 1));
      assertThat(all).contains("\"globex\",\"Globex\",");
    }
    assertThat(get("ada", "/api/v1/usage-records/export?month=2001-01").body().split("\r\n"))
        .hasSize(1);
    assertThat(shown("vera", "/t/acme/usage/records")).contains("This month is not finished");
    assertThat(shown("vera", "/t/acme/usage/records?month=2001-01")).doesNotContain("not finished");
    assertThat(shown("ada", "/platform/usage")).contains("Globex", "/t/globex/usage/records");
    assertThat(shown("ada", "/platform/usage?month=2001-01")).contains("Nothing is known");
    assertThat(shown("ada", "/t/acme/usage/records")).contains("vCPU-hours");
  }

  @Test
  void nobodySeesAnothersOrAllOfThem() throws IOException {
    for (String path : List.of("", "/records", "/records/export")) {
      assertThat(get("gina", API + path).status()).as(path).isEqualTo(404);
      assertThat(page("gina", "/t/acme/usage" + path).statusCode()).as(path).isEqualTo(404);
    }
    for (String path : List.of("", "/export")) {
      assertThat(get("olga", "/api/v1/usage-records" + path).status()).as(path).isEqualTo(403);
      assertThat(page("olga", "/platform/usage" + path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void nonsenseIsRefusedByItsField() throws IOException {
    assertThat(get("olga", API + "?span=decade").wrongFields()).containsExactly("span");
    assertThat(get("olga", API + "?at=9999-12-31").wrongFields()).containsExactly("at");
    assertThat(get("olga", API + "?quota=nonsense").status()).isEqualTo(404);
    assertThat(get("olga", API + "/records?month=2026-13").wrongFields()).containsExactly("month");
    assertThat(get("ada", "/api/v1/usage-records?month=x").wrongFields()).containsExactly("month");
    assertThat(get("ada", "/api/v1/usage-records?cursor=x").wrongFields())
        .containsExactly("cursor");
    assertThat(page("olga", "/t/acme/usage?span=decade").statusCode()).isEqualTo(422);
    assertThat(page("olga", "/t/acme/usage/records?month=9999-01").statusCode()).isEqualTo(422);
  }
}
