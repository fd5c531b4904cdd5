package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.AccessPolicy;
import org.patchbay.identity.entity.AccessPolicy.Decision;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.Route;
import org.patchbay.testing.RunningPortal;
import org.patchbay.testing.TestIssuer;
import org.patchbay.testing.Visitor;

/** Every route of the running portal, found by reflection, against everybody who might come. */
class DoorIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static TestIssuer issuer;
  private static RunningPortal portal;
  private static final Map<String, Visitor> SIGNED_IN = new LinkedHashMap<>();
  private static final Map<Visitor, String> TOKENS = new HashMap<>();

  /** Somebody who comes; the role is the one in tenant acme. */
  private record Person(
      String name, List<String> roles, List<String> organizations, Optional<TenantRole> role) {
    JWTClaimsSet.Builder claims() {
      return issuer.claims(name, roles, organizations);
    }

    String token() {
      return issuer.signed(TestIssuer.forTheApi(claims()).build());
    }

    Caller caller() {
      return new Caller(
          name, java.util.Set.copyOf(roles), java.util.Set.copyOf(organizations), "-", "-");
    }
  }

  private static Person member(String name, TenantRole role) {
    return new Person(name, List.of(), List.of("acme"), Optional.of(role));
  }

  private static final Person ADA =
      new Person("ada", List.of("platform-admin"), List.of(), Optional.empty());

  /** Of the helpdesk, and acme consents to whatever can be consented to. */
  private static final Person HANNA =
      new Person("hanna", List.of("helpdesk"), List.of(), Optional.empty());

  private static final List<Person> PEOPLE =
      List.of(
          member("olga", TenantRole.OWNER),
          member("otto", TenantRole.OPERATOR),
          member("vera", TenantRole.VIEWER),
          new Person("gina", List.of(), List.of("globex"), Optional.empty()),
          // In the organization, and without a role of ours.
          new Person("nora", List.of(), List.of("acme"), Optional.empty()),
          // Was an owner until after the login, and is in the organization still.
          new Person("rita", List.of(), List.of("acme"), Optional.empty()),
          new Person("hugo", List.of("helpdesk"), List.of(), Optional.empty()),
          HANNA,
          ADA);

  @BeforeAll
  static void start() throws Exception {
    issuer = TestIssuer.start();
    portal = RunningPortal.start(folder, issuer.url());
    String acme =
        """
        {"slug":"acme","name":"Acme","members":
          {"olga":"OWNER","otto":"OPERATOR","vera":"VIEWER","rita":"OWNER"}}""";
    assertThat(api("POST", "/api/v1/tenants", ADA.token(), acme).statusCode()).isEqualTo(201);
    for (Person person : PEOPLE) {
      issuer.nowComes(person.claims().build());
      var visitor = new Visitor(portal.url());
      visitor.follow("/");
      SIGNED_IN.put(person.name(), visitor);
    }
    portal.everybodyConfirms();
    String olga = PEOPLE.get(0).token();
    String rita = "/api/v1/tenants/acme/members/rita";
    assertThat(api("DELETE", rita, olga, null).statusCode()).isEqualTo(204);
    consents(olga);
  }

  private static void consents(String olga) throws IOException {
    String deeds =
        Stream.of(HelpDeed.values())
            .map(deed -> "\"" + deed + "\"")
            .collect(Collectors.joining(","));
    String wish = "{\"deeds\":[" + deeds + "],\"minutes\":480,\"reason\":\"no calls\"}";
    String requests = "/api/v1/tenants/acme/help-requests";
    var asked = api("POST", requests, HANNA.token(), wish);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    String id = asked.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    String decision = requests + "/" + id + "/decision";
    assertThat(api("PUT", decision, olga, "{\"granted\":true}").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
    issuer.close();
  }

  private static HttpResponse<String> api(String verb, String path, String token, String json)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .header("Content-Type", "application/json")
            .method(
                verb,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * A call that gets past the door would have effects, so its body is none that any route takes.
   */
  private static HttpResponse<String> call(Route route, String path, String token)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .header("Content-Type", route.type().orElse("application/json"))
            .method(
                route.verb(),
                route.changes()
                    ? HttpRequest.BodyPublishers.ofString("{")
                    : HttpRequest.BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private static Stream<Route> routes(boolean pages) {
    // A stream of events does not end, and a refused one is an answer like any other: see below.
    return Route.all().stream()
        .filter(route -> route.page() == pages)
        .filter(route -> !route.template().endsWith("/events"))
        // Everybody may, and would end what other tests here look through; SessionsIT sees it.
        .filter(route -> !route.toString().startsWith("DELETE /api/v1/me/sessions ["))
        .filter(route -> !route.needs().contains(Need.EVERYONE));
  }

  @TestFactory
  Stream<DynamicTest> theApiRefusesWhoeverDoesNotSignIn() {
    return Route.all().stream()
        .filter(route -> !route.page())
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () -> {
                      var answer = call(route, route.path("acme"), null);
                      assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
                      assertThat(answer.headers().firstValue("WWW-Authenticate"))
                          .hasValueSatisfying(v -> assertThat(v).startsWith("Bearer"));
                      assertThat(answer.body()).contains("NOT_SIGNED_IN");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> noRouteOfTheApiTakesATokenThatHasExpired() {
    var yesterday = Date.from(Instant.now().minusSeconds(86_400));
    var claims = TestIssuer.forTheApi(PEOPLE.get(0).claims()).expirationTime(yesterday);
    String token = issuer.signed(claims.build());
    return Route.all().stream()
        .filter(route -> !route.page())
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () -> {
                      var answer = call(route, route.path("acme"), token);
                      assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
                      assertThat(answer.headers().firstValue("WWW-Authenticate"))
                          .hasValueSatisfying(v -> assertThat(v).contains("invalid_token"));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theApiLetsInWhomItsRuleNames() {
    return routes(false)
        .flatMap(
            route ->
                PEOPLE.stream()
                    .map(
                        person ->
                            dynamicTest(
                                person.name() + ": " + route,
                                () ->
                                    assertDecided(
                                        person.name() + ": " + route,
                                        call(route, route.path("acme"), person.token()),
                                        decision(route, person)))));
  }

  private static Decision decision(Route route, Person person) {
    Optional<TenantRole> role = route.ofTenant() ? person.role() : Optional.empty();
    Decision decided =
        AccessPolicy.decide(
            route.needs(),
            route.permission(),
            person.caller(),
            role.map(Rights::of),
            route.ofTenant());
    boolean consented = person == HANNA && route.method().isAnnotationPresent(WithConsent.class);
    return consented ? Decision.ALLOW : decided;
  }

  /** Who is let in may still meet a thing that there is not, or have sent nonsense. */
  private static void assertDecided(String who, HttpResponse<String> answer, Decision decision) {
    switch (decision) {
      case ALLOW -> assertThat(answer.statusCode()).as(who).isNotIn(401, 403, 500, 502, 503);
      case HIDE -> {
        assertThat(answer.statusCode()).as(who).isEqualTo(404);
        assertThat(answer.body()).as(who).contains("There is no tenant");
      }
      case REFUSE -> assertThat(answer.statusCode()).as(who).isEqualTo(403);
      case SIGN_IN -> assertThat(answer.statusCode()).as(who).isEqualTo(401);
    }
  }

  @TestFactory
  Stream<DynamicTest> aTenantThatThereIsNotLooksLikeAForeignOne() {
    return routes(false)
        .filter(Route::ofTenant)
        .filter(route -> route.needs().stream().allMatch(Need::ofTenant))
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () ->
                        assertThat(
                                call(route, route.path("nowhere"), PEOPLE.get(0).token())
                                    .statusCode())
                            .isEqualTo(404)));
  }

  @TestFactory
  Stream<DynamicTest> pagesLeadWhoeverIsNotSignedInToTheLogin() {
    return routes(true)
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () -> {
                      var visitor = new Visitor(portal.url());
                      var answer =
                          route.changes()
                              ? visitor.post(route.path("acme"), formType(route), "x=y")
                              : visitor.get(route.path("acme"));
                      assertThat(answer.statusCode()).as(route.toString()).isEqualTo(302);
                      assertThat(Visitor.location(answer)).startsWith(issuer.url() + "/login");
                      assertThat(visitor.cookies()).doesNotContainKey("JSESSIONID");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> pagesLetInWhomTheirRuleNames() {
    return routes(true)
        .filter(route -> !route.changes())
        .flatMap(
            route ->
                PEOPLE.stream()
                    .map(
                        person ->
                            dynamicTest(
                                person.name() + ": " + route,
                                () ->
                                    assertDecided(
                                        person.name() + ": " + route,
                                        SIGNED_IN.get(person.name()).get(route.path("acme")),
                                        decision(route, person)))));
  }

  @TestFactory
  Stream<DynamicTest> noFormIsTakenWithoutItsToken() {
    return routes(true)
        .filter(Route::changes)
        .flatMap(
            route ->
                PEOPLE.stream()
                    .map(
                        person ->
                            dynamicTest(
                                person.name() + ": " + route,
                                () -> {
                                  var answer =
                                      SIGNED_IN
                                          .get(person.name())
                                          .post(route.path("acme"), formType(route), "x=y");
                                  Decision decided = decision(route, person);
                                  assertThat(answer.statusCode())
                                      .as(person.name() + ": " + route)
                                      .isEqualTo(decided == Decision.HIDE ? 404 : 403);
                                })));
  }

  /** With its token, and nonsense: who is let in is told so, and anybody else is not asked. */
  @TestFactory
  Stream<DynamicTest> formsAreTakenFromWhomTheirRuleNames() {
    return routes(true)
        .filter(Route::changes)
        // They end what the other tests look through; SessionsIT and RightsEndIT see them.
        .filter(route -> !route.template().matches("/me/sessions/end|/logout"))
        .flatMap(
            route ->
                PEOPLE.stream()
                    .map(
                        person ->
                            dynamicTest(
                                person.name() + ": " + route, () -> assertTaken(route, person))));
  }

  private static void assertTaken(Route route, Person person) throws IOException {
    Visitor visitor = SIGNED_IN.get(person.name());
    String token = token(visitor);
    boolean parts = route.type().filter("multipart/form-data"::equals).isPresent();
    // A form with a file has its token in its address.
    String path = route.path("acme") + (parts ? "?_csrf=" + token : "");
    assertDecided(
        person.name() + ": " + route,
        visitor.post(path, formType(route), parts ? "--x--\r\n" : "_csrf=" + token),
        decision(route, person));
  }

  /** The one of the browser's session. */
  private static String token(Visitor visitor) throws IOException {
    if (!TOKENS.containsKey(visitor)) {
      Matcher token =
          Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
              .matcher(visitor.get("/me/preferences").body());
      assertThat(token.find()).isTrue();
      TOKENS.put(visitor, token.group(1));
    }
    return TOKENS.get(visitor);
  }

  private static String formType(Route route) {
    return route
        .type()
        .map(type -> type + "; boundary=x")
        .orElse("application/x-www-form-urlencoded");
  }

  @Test
  void theApiTakesNoBrowsersSession() throws IOException {
    assertThat(SIGNED_IN.get("olga").get("/api/v1/tenants").statusCode()).isEqualTo(401);
  }

  @TestFactory
  Stream<DynamicTest> aTokenThatIsNotForUsIsNoToken() throws Exception {
    Map<String, String> bad = new LinkedHashMap<>();
    var claims = TestIssuer.forTheApi(ADA.claims());
    bad.put("of another issuer", issuer.signed(claims.issuer("http://evil.example").build()));
    claims.issuer(issuer.url());
    bad.put("for another audience", issuer.signed(claims.audience("account").build()));
    claims.audience("patchbay-api");
    bad.put("an id token", issuer.signed(claims.claim("typ", "ID").build()));
    bad.put("a refresh token", issuer.signed(claims.claim("typ", "Refresh").build()));
    claims.claim("typ", "Bearer");
    var yesterday = Date.from(Instant.now().minusSeconds(86_400));
    bad.put("expired", issuer.signed(claims.expirationTime(yesterday).build()));
    bad.put("without an end", issuer.signed(claims.expirationTime(null).build()));
    claims.expirationTime(Date.from(Instant.now().plusSeconds(600)));
    bad.put("signed by another key", issuer.forged(claims.build()));
    bad.put("unsigned", new com.nimbusds.jwt.PlainJWT(claims.build()).serialize());
    bad.put("no token at all", "nonsense");
    return bad.entrySet().stream()
        .map(
            token ->
                dynamicTest(
                    token.getKey(),
                    () -> {
                      var answer = api("GET", "/api/v1/tenants", token.getValue(), null);
                      assertThat(answer.statusCode()).isEqualTo(401);
                      assertThat(answer.headers().firstValue("WWW-Authenticate"))
                          .hasValueSatisfying(v -> assertThat(v).contains("invalid_token"));
                    }));
  }

  @Test
  void afterTheLoginOneIsWhereOneWantedToBe() throws IOException {
    issuer.nowComes(PEOPLE.get(0).claims().build());
    var visitor = new Visitor(portal.url());
    var asked = visitor.get("/t/acme/clusters?sort=a;b,c");
    var callback = visitor.get(Visitor.location(asked));
    var back = visitor.get(Visitor.location(callback));
    assertThat(Visitor.location(back)).endsWith("/t/acme/clusters?sort=a%3Bb%2Cc");
    assertThat(Stream.of(asked, callback, back))
        .flatExtracting(answer -> answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("JSESSIONID="))
        .isNotEmpty()
        .allSatisfy(
            cookie -> assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite=Lax"));
  }

  @Test
  void aLoginThatWasNotBegunHereEndsOnAPageThatSaysSo() throws IOException {
    var visitor = new Visitor(portal.url());
    var callback = visitor.get("/callback?code=stolen&state=unknown");
    assertThat(Visitor.location(callback)).endsWith("/login/incomplete");
    assertThat(visitor.get("/login/incomplete").body()).contains("The login was not completed");
    assertThat(Visitor.location(visitor.get("/callback"))).endsWith("/login/incomplete");
  }

  @Test
  void whoLogsOutIsLoggedOutEverywhere() throws IOException {
    issuer.nowComes(PEOPLE.get(0).claims().build());
    var visitor = new Visitor(portal.url());
    visitor.follow("/t/acme");
    var answer = visitor.post("/logout", "");
    assertThat(Visitor.location(answer)).startsWith(issuer.url() + "/farewell?id_token_hint=");
    assertThat(visitor.get("/t/acme").statusCode()).isEqualTo(302);
  }

  @Test
  void everyAnswerTellsTheBrowserWhatNotToDo() throws IOException {
    for (String path : List.of("/", "/nowhere", "/api/v1/tenants", "/problems/name-taken")) {
      var headers = portal.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'self'", "frame-ancestors 'none'")
                      .doesNotContain("unsafe"));
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
      assertThat(headers.firstValue("X-Request-Id")).isPresent();
    }
  }

  @Test
  void whatIsNotThereIsNotThereInBothTongues() throws IOException {
    assertThat(api("GET", "/api/v1/nowhere", ADA.token(), null).body())
        .contains("\"code\":\"NO_SUCH_PAGE\"");
    assertThat(portal.get("/nowhere").body()).contains("<h1>Not found</h1>");
  }

  @Test
  void aBodyMayHaveOneMebibyte() throws IOException {
    String large = "{\"slug\":\"" + "x".repeat(1_100_000) + "\"}";
    assertThat(api("POST", "/api/v1/tenants", ADA.token(), large).statusCode()).isEqualTo(413);
  }
}
