package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.identity.entity.Need;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Route;
import org.patchbay.testing.Visitor;

/** A suspended tenant's people see everything and change nothing, whichever route they take. */
class SuspensionIT {
  private static final String REASON = "Invoice 7 <b>is</b> open.";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    for (String slug : new String[] {"acme", "globex"}) {
      String people = "{\"gina\":\"OWNER\",\"olga\":\"OWNER\"}";
      String json = "{\"slug\":\"%s\",\"name\":\"%1$s\",\"members\":%s}".formatted(slug, people);
      assertThat(portal.call("ada", "POST", "/api/v1/tenants", json).status()).isEqualTo(201);
    }
    assertThat(suspend("globex").status()).isEqualTo(204);
  }

  private static Answer suspend(String slug) throws IOException {
    String place = "/api/v1/tenants/" + slug + "/suspension";
    return portal.call("ada", "PUT", place, "{\"reason\":\"" + REASON + "\"}");
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static Stream<Route> ofTenants() {
    return Route.all().stream()
        .filter(route -> !route.page() && route.needs().stream().anyMatch(Need::ofTenant));
  }

  /** An owner, or who alone may do it. */
  private static String caller(Route route) {
    return route.needs().stream().allMatch(Need.TENANT_HELPDESK::equals) ? "hugo" : "gina";
  }

  @TestFactory
  Stream<DynamicTest> everyChangeIsRefusedWithTheReason() {
    return ofTenants()
        .filter(Route::changes)
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () -> {
                      Answer answer =
                          portal.send(
                              caller(route),
                              route.verb(),
                              route.path("globex"),
                              route.type().orElse("application/json"),
                              "{");
                      assertThat(answer.status()).isEqualTo(403);
                      assertThat(answer.json()).containsEntry("code", "TENANT_SUSPENDED");
                      assertThat((String) answer.json().get("detail")).contains("Invoice 7");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everythingIsSeenAsBefore() {
    return ofTenants()
        .filter(route -> route.verb().equals("GET"))
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () ->
                        assertThat(portal.call("gina", "GET", route.path("globex"), null).status())
                            .isNotIn(401, 403, 500)));
  }

  @TestFactory
  Stream<DynamicTest> everyFormIsRefusedWithTheReason() {
    return pages()
        .filter(Route::changes)
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () -> {
                      var answer = send(portal.browser(caller(route)), route);
                      assertThat(answer.statusCode()).isEqualTo(403);
                      assertThat(answer.body()).contains("Invoice 7");
                    }));
  }

  /** With its token, which a form with a file has in its address. */
  private static HttpResponse<String> send(Visitor visitor, Route route) throws IOException {
    String token = "_csrf=" + token(visitor.get("/me/preferences").body());
    return route.type().filter("multipart/form-data"::equals).isPresent()
        ? visitor.post(
            route.path("globex") + "?" + token, "multipart/form-data; boundary=b", "--b--\r\n")
        : visitor.post(route.path("globex"), token);
  }

  @TestFactory
  Stream<DynamicTest> everyPageIsSeenAsBefore() {
    return pages()
        // A stream does not end.
        .filter(route -> !route.changes() && !route.template().endsWith("/events"))
        .map(
            route ->
                dynamicTest(
                    route.toString(),
                    () ->
                        assertThat(
                                portal
                                    .browser(caller(route))
                                    .get(route.path("globex"))
                                    .statusCode())
                            .isNotIn(302, 401, 403, 500)));
  }

  private static Stream<Route> pages() {
    return Route.all().stream()
        .filter(route -> route.page() && route.needs().stream().anyMatch(Need::ofTenant));
  }

  private static String token(String page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  @Test
  void pagesSayWhyAndOfferNothing() throws IOException {
    Visitor gina = portal.browser("gina");
    String members = gina.get("/t/globex/members").body();
    assertThat(members)
        .contains("This tenant is suspended: Invoice 7 &lt;b&gt;is&lt;/b&gt; open.")
        .doesNotContain("/t/globex/members/invitations");
    String token = token(gina.get("/t/acme/members").body());
    String form = "mail=a%40b.test&role=VIEWER&_csrf=" + token;
    var refused = gina.post("/t/globex/members/invitations", form);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Invoice 7");
  }

  @Test
  void othersAreNotTouchedAndAdministratorsDoWhatIsTheirs() throws IOException {
    String member = "/api/v1/tenants/globex/members/olga";
    String role = "{\"role\":\"OPERATOR\"}";
    assertThat(portal.call("gina", "PUT", member, role).status()).isEqualTo(403);
    assertThat(portal.call("ada", "PUT", member, role).status()).isEqualTo(200);
    String invitations = "/api/v1/tenants/acme/invitations";
    String nora = "{\"mail\":\"nora@example.test\",\"role\":\"VIEWER\"}";
    assertThat(portal.call("gina", "POST", invitations, nora).status()).isEqualTo(201);
  }

  @Test
  void whoeverIsResumedChangesThingsAtTheNextRequest() throws IOException {
    String invitations = "/api/v1/tenants/acme/invitations";
    String otto = "{\"mail\":\"otto@example.test\",\"role\":\"VIEWER\"}";
    assertThat(suspend("acme").status()).isEqualTo(204);
    assertThat(portal.call("olga", "POST", invitations, otto).status()).isEqualTo(403);
    String place = "/api/v1/tenants/acme/suspension";
    assertThat(portal.call("olga", "DELETE", place, null).status()).isEqualTo(403);
    assertThat(portal.call("ada", "DELETE", place, null).status()).isEqualTo(204);
    assertThat(portal.call("olga", "POST", invitations, otto).status()).isEqualTo(201);
  }

  @Test
  void aSuspensionHasAReason() throws IOException {
    String place = "/api/v1/tenants/acme/suspension";
    for (String bad : new String[] {"", " ", "x".repeat(201)}) {
      Answer answer = portal.call("ada", "PUT", place, "{\"reason\":\"" + bad + "\"}");
      assertThat(answer.wrongFields()).containsExactly("reason");
    }
  }
}
