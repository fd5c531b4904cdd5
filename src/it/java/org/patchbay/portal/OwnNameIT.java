package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.identity.entity.Need;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.NameVisitor;
import org.patchbay.testing.NameVisitor.Answer;
import org.patchbay.testing.Route;

/** A tenant's own host name: what is under it, and what is not. */
class OwnNameIT {
  private static final String ACME = "cloud.acme.example";
  private static final String PROXY = "127.0.0.2";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder, Map.of("PATCHBAY_TRUSTED_PROXIES", PROXY + "/32"));
    String people = "{\"olga\":\"OWNER\",\"vera\":\"VIEWER\",\"vince\":\"VIEWER\"}";
    made(
        "{\"slug\":\"acme\",\"name\":\"Acme\",\"ownName\":\"Cloud.Acme.Example\",\"members\":%s}",
        people);
    made("{\"slug\":\"globex\",\"name\":\"Globex\",\"members\":%s}", people);
    String look =
        "{\"brand\":\"northwind\",\"portalName\":\"Acme Voice\",\"accentLight\":\"#7a1fa2\",\"atSignIn\":true}";
    assertThat(call("olga", "PUT", "tenants/acme/appearance", look).status()).isEqualTo(200);
  }

  private static void made(String json, String people) throws IOException {
    assertThat(call("ada", "POST", "tenants", json.formatted(people)).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static GivenPortal.Answer call(String person, String verb, String path, String json)
      throws IOException {
    return portal.call(person, verb, "/api/v1/" + path, json);
  }

  /** An address under a name; the port is the portal's. */
  private static String at(String host, String path) {
    return "http://" + host + ":" + URI.create(portal.url()).getPort() + path;
  }

  private static NameVisitor signedIn(String person, String host) throws IOException {
    var visitor = new NameVisitor();
    portal.nowComes(person);
    visitor.follow(at(host, "/"));
    return visitor;
  }

  private static Map<String, String> query(String address) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String csrf(Answer page) {
    Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return "_csrf=" + found.group(1);
  }

  @Test
  void theLoginIsMadeUnderTheNameThatWasAskedFor() throws Exception {
    var visitor = new NameVisitor();
    portal.nowComes("olga");
    Answer first = visitor.get(at(ACME, "/t/acme/members"));
    assertThat(first.status()).isEqualTo(302);
    assertThat(first.location()).startsWith(portal.url() + "/on-the-way/acme?");
    Answer way = visitor.get(first.location());
    assertThat(way.header("Set-Cookie")).startsWith("patchbay-bound-for=acme;");
    assertThat(way.location()).startsWith(portal.issuer().url() + "/login?");
    assertThat(query(way.location()))
        .containsEntry("redirect_uri", at(ACME, "/callback"))
        .containsEntry("client_id", "patchbay");
    Answer back = visitor.get(way.location());
    assertThat(back.location()).startsWith(at(ACME, "/callback?"));
    Answer page = visitor.follow(back.location());
    assertThat(page.asked()).hasToString(at(ACME, "/t/acme/members"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(visitor.cookies("127.0.0.1")).doesNotContainKey("JSESSIONID");
    assertThat(page.all("Set-Cookie")).noneMatch(line -> line.toLowerCase().contains("domain="));
  }

  @Test
  void underThePortalsNameAllIsAsEver() throws Exception {
    Answer away = new NameVisitor().get(portal.url() + "/t/acme");
    assertThat(away.location()).startsWith(portal.issuer().url() + "/login?");
    assertThat(query(away.location())).containsEntry("redirect_uri", portal.url() + "/callback");
    NameVisitor vera = signedIn("vera", "127.0.0.1");
    assertThat(vera.get(portal.url() + "/t/globex").status()).isEqualTo(200);
    assertThat(vera.get(portal.url() + "/t/acme").status()).isEqualTo(200);
    assertThat(vera.get(portal.url() + "/").body()).contains("/t/acme", "/t/globex");
  }

  @Test
  void theStartPageLeadsToTheTenantWhoseNameItIs() throws Exception {
    NameVisitor vera = signedIn("vera", ACME);
    Answer start = vera.get(at(ACME, "/"));
    assertThat(start.status()).isEqualTo(303);
    assertThat(start.location()).isEqualTo(at(ACME, "/t/acme"));
    String page = vera.get(at(ACME, "/t/acme")).body();
    assertThat(page).contains("Acme Voice", "href=\"" + portal.url() + "/\"");
    assertThat(page).doesNotContain("globex", "Globex");
  }

  @Test
  void whoBelongsElsewhereFindsNothingButTheWayToThePortal() throws Exception {
    NameVisitor nora = signedIn("nora", ACME);
    Answer start = nora.get(at(ACME, "/"));
    assertThat(start.status()).isEqualTo(200);
    assertThat(start.body()).contains("You belong to no tenant", "href=\"" + portal.url() + "/\"");
    assertThat(nora.get(at(ACME, "/t/acme")).status()).isEqualTo(404);
    Answer ada = signedIn("ada", ACME).get(at(ACME, "/"));
    assertThat(ada.body()).doesNotContain("href=\"/platform\"");
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotOfTheTenantIsNotThere() throws Exception {
    Map<String, NameVisitor> people =
        Map.of("ada", signedIn("ada", ACME), "olga", signedIn("olga", ACME));
    return Route.all().stream()
        .filter(route -> route.ofTenant() || isOfStaff(route))
        .flatMap(
            route ->
                people.entrySet().stream()
                    .map(
                        person ->
                            DynamicTest.dynamicTest(
                                person.getKey() + ": " + route,
                                () -> hidden(route, person.getKey(), person.getValue()))));
  }

  private static boolean isOfStaff(Route route) {
    return route.needs().stream()
        .allMatch(need -> need == Need.PLATFORM_ADMIN || need == Need.HELPDESK);
  }

  /** For one of the tenant's and the platform's as for somebody whom nobody knows. */
  private static void hidden(Route route, String person, NameVisitor visitor) throws IOException {
    URI place = URI.create(at(ACME, route.path(isOfStaff(route) ? "acme" : "globex")));
    String type = "Content-Type: " + route.type().orElse("application/json");
    String body = route.changes() && !route.verb().equals("DELETE") ? "{" : null;
    String token = "Authorization: Bearer " + portal.token(person, "-");
    Answer known =
        route.page()
            ? visitor.send(route.verb(), place, body, type)
            : visitor.send(route.verb(), place, body, type, token);
    assertThat(known.status()).as(route.toString()).isEqualTo(404);
    Answer unknown = new NameVisitor().send(route.verb(), place, body, type);
    assertThat(unknown.status()).as("nobody: " + route).isEqualTo(404);
  }

  @Test
  void theApiUnderTheNameIsThatTenantsOnly() throws Exception {
    var program = new NameVisitor();
    String vera = "Authorization: Bearer " + portal.token("vera", "-");
    String ada = "Authorization: Bearer " + portal.token("ada", "-");
    assertThat(program.get(at(ACME, "/api/v1/tenants/acme"), vera).body())
        .contains("\"ownName\":\"cloud.acme.example\"");
    assertThat(program.get(at(ACME, "/api/v1/tenants"), vera).body())
        .contains("acme")
        .doesNotContain("globex");
    assertThat(program.get(at(ACME, "/api/v1/tenants"), ada).body()).doesNotContain("globex");
    assertThat(program.get(at("127.0.0.1", "/api/v1/tenants"), vera).body())
        .contains("acme", "globex");
    assertThat(program.get(at(ACME, "/api/v1/operations"), ada).body()).contains("\"items\":[]");
  }

  @Test
  void pagesOfNobodyWearTheBrandOfTheName() throws IOException {
    for (String path : List.of("/login/incomplete", "/login/unreachable", "/no/such/page")) {
      assertThat(new NameVisitor().get(at(ACME, path)).body())
          .as(path)
          .contains("Acme Voice", "northwind", "/look/");
      assertThat(new NameVisitor().get(portal.url() + path).body())
          .as(path)
          .doesNotContain("Acme Voice");
    }
  }

  @Test
  void aLoginIsNotCompletedUnderAnotherName() throws Exception {
    var visitor = new NameVisitor();
    portal.nowComes("olga");
    Answer way = visitor.get(visitor.get(at(ACME, "/t/acme")).location());
    String back = visitor.get(way.location()).location();
    visitor.cookies("127.0.0.1").putAll(visitor.cookies(ACME));
    String elsewhere = back.replace(at(ACME, ""), portal.url());
    Answer refused = visitor.get(elsewhere);
    assertThat(refused.location()).endsWith("/login/incomplete");
    assertThat(visitor.get(portal.url() + "/t/acme").status()).isEqualTo(302);
    assertThat(visitor.follow(back).status()).as("where it was begun").isEqualTo(200);
  }

  @Test
  void aSessionUnderOneNameIsNoneUnderAnother() throws Exception {
    NameVisitor olga = signedIn("olga", ACME);
    var stolen = new NameVisitor();
    stolen.cookies("127.0.0.1").putAll(olga.cookies(ACME));
    assertThat(stolen.get(portal.url() + "/t/globex").status()).isEqualTo(302);
    assertThat(olga.get(at(ACME, "/t/acme")).status()).isEqualTo(200);
  }

  @Test
  void oneLoginHasASessionUnderEachNameAndAllOfThemEndWithIt() throws Exception {
    var vince = new NameVisitor();
    portal.nowComes("vince", "one-login");
    vince.follow(at(ACME, "/"));
    vince.follow(at("127.0.0.1", "/t/globex"));
    assertThat(vince.get(at(ACME, "/t/acme")).status()).isEqualTo(200);
    assertThat(vince.get(at("127.0.0.1", "/t/globex")).status()).isEqualTo(200);
    String page = vince.get(at(ACME, "/me")).body();
    assertThat(page).contains(ACME).doesNotContainPattern("/me/sessions/[0-9a-f-]{36}/end");
    String token =
        portal.issuer().signed(portal.issuer().logout().claim("sid", "one-login").build());
    vince.post(portal.url() + "/backchannel-logout", "logout_token=" + token);
    assertThat(vince.get(at(ACME, "/t/acme")).status()).isEqualTo(302);
    assertThat(vince.get(at("127.0.0.1", "/t/globex")).status()).isEqualTo(302);
  }

  @Test
  void aSessionUnderTheNameEndsAsOthersDo() throws Exception {
    NameVisitor vince = signedIn("vince", ACME);
    assertThat(vince.get(at(ACME, "/t/acme")).status()).isEqualTo(200);
    String token = portal.issuer().signed(portal.issuer().logout().subject("id-of-vince").build());
    String notice = "logout_token=" + token;
    assertThat(new NameVisitor().post(portal.url() + "/backchannel-logout", notice).status())
        .isEqualTo(200);
    assertThat(vince.get(at(ACME, "/t/acme")).status()).isEqualTo(302);
  }

  @Test
  void theLogoutLeadsBackToTheName() throws Exception {
    NameVisitor vera = signedIn("vera", ACME);
    Answer away = vera.post(at(ACME, "/logout"), "");
    assertThat(away.location()).startsWith(portal.issuer().url() + "/farewell?");
    assertThat(query(away.location())).containsEntry("post_logout_redirect_uri", at(ACME, "/"));
    assertThat(vera.get(at(ACME, "/t/acme")).status()).isEqualTo(302);
    NameVisitor other = signedIn("vera", "127.0.0.1");
    assertThat(query(other.post(portal.url() + "/logout", "").location()))
        .containsEntry("post_logout_redirect_uri", portal.url() + "/");
  }

  @Test
  void aFormThatWaitsForTheLoginIsOneOfTheNamesOwnPages() throws Exception {
    String page = at(ACME, "/t/acme/members");
    String own = "Origin: " + at(ACME, "");
    String form = "name=kept";
    var visitor = new NameVisitor();
    Answer kept = visitor.post(at(ACME, "/t/acme/tokens"), form, own, "Referer: " + page);
    assertThat(kept.all("Set-Cookie"))
        .anyMatch(line -> line.startsWith("patchbay-kept=") && !line.startsWith("patchbay-kept=;"));
    assertThat(kept.header("Content-Security-Policy"))
        .contains("form-action 'self' " + portal.url() + " " + portal.issuer().url());
    for (String origin :
        List.of(portal.url(), "http://evil.example", at("cloud.globex.example", ""))) {
      Answer other =
          new NameVisitor()
              .post(
                  at(ACME, "/t/acme/tokens"),
                  form,
                  "Origin: " + origin,
                  "Referer: " + origin + "/x");
      assertThat(other.all("Set-Cookie"))
          .as(origin)
          .noneMatch(line -> line.matches("patchbay-kept=[^;].*"));
      Answer portals =
          new NameVisitor().post(at("127.0.0.1", "/t/acme/tokens"), form, own, "Referer: " + page);
      assertThat(portals.all("Set-Cookie")).noneMatch(line -> line.matches("patchbay-kept=[^;].*"));
    }
  }

  @Test
  void aFormNeedsItsTokenUnderTheNameToo() throws Exception {
    NameVisitor olga = signedIn("olga", ACME);
    String place = at(ACME, "/t/acme/tokens");
    assertThat(olga.post(place, "name=x").status()).isEqualTo(403);
    String csrf = csrf(olga.get(at(ACME, "/me/preferences")));
    assertThat(olga.post(place, csrf + "&name=").status()).isEqualTo(422);
  }

  @Test
  void aStepUpIsMadeUnderTheNameToo() throws Exception {
    NameVisitor olga = signedIn("olga", ACME);
    portal.forgetsConfirmations();
    String place = at(ACME, "/t/acme/retirement/none");
    String csrf = csrf(olga.get(at(ACME, "/me/preferences")));
    Answer asked =
        olga.post(place, csrf + "&confirm=none", "Origin: " + at(ACME, ""), "Referer: " + place);
    assertThat(asked.status()).isEqualTo(303);
    assertThat(query(asked.location())).containsEntry("redirect_uri", at(ACME, "/step-up"));
    portal.nowComes("olga");
    Answer back = olga.get(asked.location());
    assertThat(back.location()).startsWith(at(ACME, "/step-up?"));
    assertThat(olga.get(back.location()).location())
        .isEqualTo(at(ACME, "/login/kept?step-up=CONFIRMED"));
  }

  @Test
  void aNameThatNobodyKnowsCountsAsThePortalAndStandsInNoAddress() throws Exception {
    String evil = "Host: evil.example";
    var visitor = new NameVisitor();
    for (String path : List.of("/t/acme", "/", "/me", "/callback?code=x&state=y", "/logout")) {
      Answer answer = visitor.get(portal.url() + path, evil);
      assertThat(answer.status()).as(path).isEqualTo(302);
      assertThat(String.join("\n", answer.headers())).as(path).doesNotContain("evil");
    }
    Answer away = visitor.get(portal.url() + "/t/acme", evil);
    assertThat(query(away.location())).containsEntry("redirect_uri", portal.url() + "/callback");
    NameVisitor olga = signedIn("olga", "127.0.0.1");
    Answer page = olga.get(portal.url() + "/t/acme", evil);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("evil.example");
    String csrf = csrf(olga.get(portal.url() + "/me/preferences"));
    Answer sent = olga.post(portal.url() + "/me/preferences", csrf + "&language=en&zone=", evil);
    assertThat(sent.status()).isEqualTo(303);
    assertThat(String.join("\n", sent.headers())).doesNotContain("evil");
    assertThat(query(olga.post(portal.url() + "/logout", "", evil).location()))
        .containsEntry("post_logout_redirect_uri", portal.url() + "/");
  }

  @Test
  void whatIsForwardedCountsWhenATrustedProxySaysIt() throws Exception {
    String told = "X-Forwarded-Host: " + ACME;
    Answer stranger = new NameVisitor().get(portal.url() + "/t/globex", told);
    assertThat(stranger.location()).startsWith(portal.issuer().url());
    assertThat(query(stranger.location()))
        .containsEntry("redirect_uri", portal.url() + "/callback");
    var proxy = new NameVisitor(PROXY);
    assertThat(proxy.get(portal.url() + "/t/globex", told).status()).isEqualTo(404);
    assertThat(proxy.get(portal.url() + "/t/acme", told).location())
        .startsWith(portal.url() + "/on-the-way/acme?");
    assertThat(
            proxy
                .get(portal.url() + "/t/globex", "X-Forwarded-Host: " + ACME + ", x.example")
                .status())
        .as("what a client wrote stands before what the proxy adds")
        .isEqualTo(302);
    Answer other = proxy.get(at(ACME, "/t/globex"), "X-Forwarded-Host: portal.example");
    assertThat(other.status()).isEqualTo(302);
  }

  @Test
  void theWayToTheLoginLeadsNowhereElse() throws IOException {
    var visitor = new NameVisitor();
    for (String query :
        List.of(
            "redirect_uri=http://evil.example",
            "@evil.example",
            "http://evil.example",
            "%0d%0aX:y")) {
      Answer answer = visitor.get(portal.url() + "/on-the-way/acme?" + query);
      assertThat(answer.location()).as(query).startsWith(portal.issuer().url() + "/login?");
    }
    for (String path :
        List.of("/on-the-way/acme", "/on-the-way/?x", "/on-the-way/A%20b?x", "/on-the-way?x")) {
      assertThat(visitor.get(portal.url() + path).status()).as(path).isEqualTo(404);
    }
    assertThat(visitor.get(at(ACME, "/on-the-way/acme?x=y")).status()).isEqualTo(404);
  }

  @Test
  void aNameIsSetChangedAndTakenBackAtOnce() throws Exception {
    made("{\"slug\":\"initech\",\"name\":\"Initech\",\"members\":%s}", "{\"olga\":\"OWNER\"}");
    String place = "tenants/initech/own-name";
    assertThat(elsewhere("old.initech.example")).isFalse();
    assertThat(call("ada", "PUT", place, "{\"ownName\":\"old.initech.example\"}").status())
        .isEqualTo(204);
    assertThat(elsewhere("old.initech.example")).isTrue();
    assertThat(call("ada", "PUT", place, "{\"ownName\":\"new.initech.example\"}").status())
        .isEqualTo(204);
    assertThat(elsewhere("old.initech.example")).isFalse();
    assertThat(elsewhere("new.initech.example")).isTrue();
    String reason = "{\"reason\":\"Unpaid.\"}";
    assertThat(call("ada", "PUT", "tenants/initech/suspension", reason).status()).isEqualTo(204);
    assertThat(elsewhere("new.initech.example")).as("suspended").isTrue();
    assertThat(call("ada", "DELETE", place, null).status()).isEqualTo(204);
    assertThat(call("ada", "DELETE", place, null).status()).isEqualTo(204);
    assertThat(elsewhere("new.initech.example")).isFalse();
    assertThat(call("olga", "PUT", place, "{\"ownName\":\"x.example\"}").status()).isEqualTo(403);
    String trail = call("ada", "GET", "tenants/initech/audit", null).body();
    assertThat(trail).contains("tenant.own-name", "old.initech.example", "new.initech.example");
  }

  /** Whether another tenant's page is hidden under the name. */
  private static boolean elsewhere(String host) throws IOException {
    return new NameVisitor().get(at(host, "/t/globex")).status() == 404;
  }

  @Test
  void aNameThatIsWrongOrTakenIsRefusedBesideItsField() throws Exception {
    for (String bad :
        List.of("cloud.acme.example", "127.0.0.1", "https://x.example", "x", "x.example:80", "")) {
      var answer = call("ada", "PUT", "tenants/globex/own-name", "{\"ownName\":\"" + bad + "\"}");
      assertThat(answer.status()).as(bad).isEqualTo(422);
      assertThat(answer.wrongFields()).as(bad).containsExactly("ownName");
    }
    var form = portal.browser("ada");
    String page = form.get("/platform/tenants/globex/own-name").body();
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();
    String csrf = "_csrf=" + token.group(1);
    var refused =
        form.post("/platform/tenants/globex/own-name", csrf + "&ownName=cloud.acme.example");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"e-ownName\"", "Another tenant has the name");
    String twice = "{\"slug\":\"hooli\",\"name\":\"Hooli\",\"ownName\":\"cloud.acme.example\"}";
    var made = call("ada", "POST", "tenants", twice);
    assertThat(made.wrongFields()).containsExactly("ownName");
    assertThat(call("ada", "GET", "tenants/hooli", null).status()).isEqualTo(404);
  }

  @Test
  void theLoginServiceIsAskedWhetherItLeadsBackThere() throws Exception {
    var asked = call("ada", "POST", "tenants/acme/own-name/check", null);
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    String answer = "{\"accepted\":%s,\"address\":\"%s\"}";
    // The issuer of these tests has no page for who logs out.
    assertThat(asked.body())
        .contains(answer.formatted(true, at(ACME, "/callback")))
        .contains(answer.formatted(true, at(ACME, "/step-up")))
        .contains(answer.formatted(false, at(ACME, "/")));
    assertThat(call("ada", "POST", "tenants/globex/own-name/check", null).body())
        .isEqualTo("{\"addresses\":[]}");
    assertThat(call("olga", "POST", "tenants/acme/own-name/check", null).status()).isEqualTo(403);
  }

  @Test
  void administratorsSeeWhatIsToBeDoneAndOwnersWhomToAsk() throws Exception {
    String page = portal.browser("ada").get("/platform/tenants/acme/own-name").body();
    assertThat(page).contains(at(ACME, "/*"), at(ACME, "/"), "CNAME").doesNotContain("??");
    String own = portal.browser("olga").get("/t/acme/appearance").body();
    assertThat(own).contains(ACME, "administrator sets it").doesNotContain("??");
  }
}
