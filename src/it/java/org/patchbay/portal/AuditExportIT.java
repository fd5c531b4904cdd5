package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;

/** A trail as pages and files of the running portal, and the program that needs no portal. */
class AuditExportIT {
  private static final String API = "/api/v1/tenants/acme/audit";

  private static final String LONGER = "/platform/audit/verification?tenant=longer";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void aTrailOfSomeRecords() throws Exception {
    portal = GivenPortal.start(folder, Map.of("PATCHBAY_AUDIT_VERIFY_AT_ONCE", "4"));
    call("ada", "POST", "", "{'slug':'acme','name':'=Acme 📞','members':{'olga':'OWNER'}}");
    call("ada", "POST", "", "{'slug':'globex','name':'Globex','members':{'gina':'OWNER'}}");
    call("ada", "POST", "", "{'slug':'longer','name':'Longer','members':{'olga':'OWNER'}}");
    for (int i = 2; i <= 9; i++) {
      call("ada", "PUT", "/longer/members", "{'members':{'olga':'OWNER','m" + i + "':'VIEWER'}}");
    }
    for (String other : List.of("otto", "vera", "=HYPERLINK(1)")) {
      call("olga", "PUT", "/acme/members", "{'members':{'olga':'OWNER','" + other + "':'VIEWER'}}");
    }
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static void call(String person, String verb, String path, String json)
      throws IOException {
    Answer answer = portal.call(person, verb, "/api/v1/tenants" + path, json.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }

  private static Answer get(String path) throws IOException {
    return portal.call("olga", "GET", path, null);
  }

  /** What the program says of these lines, and its exit code. */
  private static String verified(List<String> lines, String... options) throws Exception {
    Path file = Files.write(folder.resolve("trail.jsonl"), lines);
    List<String> command = new ArrayList<>(List.of(java(), "src/verify/VerifyTrail.java"));
    command.addAll(List.of(options));
    command.add(file.toString());
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return program.exitValue() + " " + said.strip();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> exported() throws IOException {
    Answer answer = get(API + "/export");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answer.header("Content-Disposition")).contains("audit-acme.jsonl");
    return answer.body().lines().toList();
  }

  @Test
  void anExportIsVerifiedWithoutThePortal() throws Exception {
    List<String> lines = exported();
    String head = (String) get(API + "/verification").json().get("head");
    assertThat(lines).hasSize(4);
    assertThat(verified(lines)).isEqualTo("0 INTACT: 4 records, head " + head);
    assertThat(verified(lines, "--head", head)).startsWith("0 INTACT");
  }

  @Test
  void whatWasDoneToAnExportIsFoundAndNamed() throws Exception {
    List<String> lines = exported();
    String head = (String) get(API + "/verification").json().get("head");
    List<String> tampered = new ArrayList<>(lines);
    tampered.set(2, lines.get(2).replace("\"actor\":\"olga\"", "\"actor\":\"vera\""));
    assertThat(tampered).isNotEqualTo(lines);
    assertThat(verified(tampered)).isEqualTo("1 BROKEN: record 3 is not as it was written");
    List<String> removed = new ArrayList<>(lines);
    removed.remove(1);
    assertThat(verified(removed)).startsWith("1 BROKEN: record 2 is missing");
    List<String> reordered = new ArrayList<>(lines);
    Collections.swap(reordered, 1, 2);
    assertThat(verified(reordered)).startsWith("1 BROKEN: record 2 is missing: record 3 stands");
    assertThat(verified(lines.subList(0, 3), "--head", head))
        .startsWith("1 BROKEN: record 4 is missing");
    List<String> nonsense = new ArrayList<>(lines);
    nonsense.set(3, lines.get(3).substring(1));
    assertThat(verified(nonsense)).startsWith("1 BROKEN").contains("line 4 is no record");
  }

  @Test
  void aTableOfItStartsNoFormula() throws IOException {
    String csv = get(API + "/export?format=csv&name=acme").body();
    assertThat(csv).startsWith("seq,at,actor,").contains("HYPERLINK");
    assertThat(csv.lines()).hasSize(5).allSatisfy(line -> assertThat(line).doesNotContain(",="));
    assertThat(get(API + "/export?format=xls").status()).isEqualTo(422);
  }

  @Test
  void aPersonFiltersFollowsExportsAndVerifies() throws IOException {
    var olga = portal.browser("olga");
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    String page = olga.get("/t/acme/audit?actor=olga&from=" + day + "&to=" + day).body();
    assertThat(page).contains("tenant.members").doesNotContain("tenant.add</code>");
    assertThat(page).contains("owner").contains("/t/acme/audit/export?");
    assertThat(olga.get("/t/acme/audit?to=2001-01-01").body()).doesNotContain("tenant.members");
    assertThat(olga.get("/t/acme/audit?from=tomorrow").statusCode()).isEqualTo(422);
    assertThat(olga.get("/t/acme/audit?follow=on").body()).contains("data-follow=\"3\"");
    var file = olga.get("/t/acme/audit/export?format=jsonl");
    assertThat(file.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-ndjson");
    assertThat(file.body().lines().toList()).isEqualTo(exported());
    assertThat(olga.get("/t/acme/audit/export?format=csv").body()).contains("HYPERLINK");
    assertThat(olga.get("/t/acme/audit/verification").body()).contains("All 4 records");
    assertThat(olga.get("/t/globex/audit/export").statusCode()).isEqualTo(404);
    var ada = portal.browser("ada");
    assertThat(ada.get("/platform/audit/export?tenant=globex&format=jsonl").body())
        .contains("\"objectName\":\"globex\"")
        .doesNotContain("\"objectName\":\"acme\"");
    assertThat(ada.get("/platform/audit/verification?tenant=acme").body())
        .contains("All 4 records");
    assertThat(ada.get("/platform/audit").body()).doesNotContain("/platform/audit/export");
  }

  @Test
  void aLongTrailIsVerifiedInPartsUpToItsEnd() throws IOException {
    var ada = portal.browser("ada");
    String first = ada.get(LONGER).body();
    assertThat(first)
        .contains("Records up to 4 of 9", "max=\"9\"", "In progress", "Go on")
        .doesNotContain("Intact<", "??");
    String second = ada.get(next(first)).body();
    assertThat(second).contains("Records up to 8 of 9");
    assertThat(ada.get(next(second)).body())
        .contains("Records 9 to 9", "Intact<", "data-ended=\"true\"")
        .doesNotContain("data-next", "Go on", "??");
    Answer part = get(API + "/verification?after=2");
    assertThat(part.json()).containsEntry("records", 4L).containsEntry("intact", true);
    for (String nonsense : List.of("5", "x", "-1")) {
      assertThat(get(API + "/verification?after=" + nonsense).wrongFields())
          .containsExactly("after");
    }
  }

  @Test
  void inABrowserItGoesOnByItself() throws IOException {
    portal.issuer().nowComes(portal.claims("ada").build());
    try (var browsers = new Browsers()) {
      Page page = browsers.page();
      page.navigate(portal.url() + LONGER);
      page.waitForSelector("progress");
      Browsers.shoot(page, "audit-verification-running");
      page.waitForSelector("main[data-ended=false] >> text=Records 9 to 9");
      assertThat(page.textContent("main h1 + span")).contains("Intact");
      assertThat(page.textContent("[data-said]")).contains("Records 9 to 9");
    }
  }

  private static String next(String page) {
    return page.replaceAll("(?s).*?data-next=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
  }

  @Test
  void amongManyTenantsOneIsNamedInsteadOfChosen() throws Exception {
    var ada = portal.browser("ada");
    String chosen = "<option value=\"acme\"";
    assertThat(ada.get("/platform/audit").body()).contains(chosen);
    try (var database = portal.database();
        var sql = database.createStatement()) {
      sql.execute(
          "insert into tenant (id, slug, name, theme, created_at) select gen_random_uuid(),"
              + " 'many' || n, 'Many ' || n, 'base', now() from generate_series(1, 100) n");
      for (String path : List.of("audit?actor=ada", "operations?tenant=many42", "quotas")) {
        assertThat(ada.get("/platform/" + path).body())
            .contains("short name")
            .doesNotContain(chosen);
      }
      assertThat(ada.get("/platform/audit?tenant=acme").body()).contains("tenant.members");
      assertThat(ada.get("/platform/audit?tenant=many101").statusCode()).isEqualTo(404);
      sql.execute("delete from tenant where slug like 'many%'");
    }
  }

  @Test
  void aRecordSaysByWhichRightAndFromWhere() throws IOException {
    String same = "{\"members\":{\"gina\":\"OWNER\"}}";
    var put =
        portal.call(
            "ada", "PUT", "/api/v1/tenants/globex/members", same, "X-Forwarded-For", "192.0.2.99");
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    var record = portal.call("gina", "GET", "/api/v1/tenants/globex/audit", null).items().get(0);
    assertThat(record)
        .containsEntry("action", "tenant.members")
        .containsEntry("permission", "PLATFORM_ADMIN")
        .containsEntry("remoteAddress", "127.0.0.1");
    assertThat(get(API + "?actor=olga").items().get(0)).containsEntry("permission", "TENANT_OWNER");
  }
}
