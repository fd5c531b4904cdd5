package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
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
import org.patchbay.tenant.entity.Permission;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.OneCluster;
import org.patchbay.testing.Route;
import org.patchbay.testing.Visitor;

/** A member with a role of the tenant's own at every route that names a permission. */
class CustomRolesPagesIT {
  private static final String ROLES = "/api/v1/tenants/acme/roles";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Map<String, String> PROOFS = new HashMap<>();

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static String role;

  @BeforeAll
  static void aRole() throws Exception {
    portal = GivenPortal.start(folder);
    OneCluster.on(portal);
    call(
        "ada",
        "POST",
        "/api/v1/tenants",
        "{'slug':'globex','name':'G','members':{'gina':'OWNER'}}");
    role =
        (String) call("olga", "POST", ROLES, "{'name':'Night','permissions':[]}").json().get("id");
    Answer members =
        call(
            "olga",
            "PUT",
            "/api/v1/tenants/acme/members",
            "{'members':{'olga':'OWNER','vera':'VIEWER','otto':'" + role + "'}}");
    assertThat(members.status()).as(members.body()).isEqualTo(200);
    assertThat(members.body()).contains(role);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static Answer call(String person, String verb, String path, String json)
      throws IOException {
    return portal.call(person, verb, path, json == null ? null : json.replace('\'', '"'));
  }

  /** What otto may from now on. */
  private static void allow(Predicate<Permission> which) {
    String some =
        Permission.grantable().stream()
            .filter(which)
            .map(one -> "'" + one + "'")
            .collect(Collectors.joining(","));
    try {
      String wish = "{'name':'Night','permissions':[" + some + "]}";
      Answer changed = call("olga", "PUT", ROLES + "/" + role, wish);
      assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> post(String person, String path, String form)
      throws IOException {
    if (!PROOFS.containsKey(person)) {
      Matcher token = CSRF.matcher(portal.browser(person).get("/me/preferences").body());
      assertThat(token.find()).isTrue();
      PROOFS.put(person, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    }
    return portal.browser(person).post(path, "_csrf=" + PROOFS.get(person) + "&" + form);
  }

  private static int asked(Route route) throws IOException {
    String path = route.path("acme");
    if (!route.page()) {
      String body = route.changes() ? "{" : null;
      return body == null
          ? portal.call("otto", route.verb(), path, null).status()
          : portal
              .send("otto", route.verb(), path, route.type().orElse("application/json"), body)
              .status();
    }
    return route.changes()
        ? post("otto", path, "x=y").statusCode()
        : portal.browser("otto").get(path).statusCode();
  }

  /** Files come in another kind of form: AppearanceIT sends some. */
  private static List<Route> routes(Permission permission) {
    return Route.all().stream()
        .filter(route -> route.permission().filter(permission::equals).isPresent())
        .filter(route -> !route.page() || !route.type().orElse("").startsWith("multipart"))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> eachPermissionOpensItsRoutesByItselfAndNoOthersOpenThem() {
    return Permission.grantable().stream()
        .map(
            permission ->
                dynamicTest(
                    permission.name(),
                    () -> {
                      List<Route> routes = routes(permission);
                      assertThat(routes).isNotEmpty();
                      allow(one -> one != permission);
                      for (Route route : routes) {
                        assertThat(asked(route)).as("without: " + route).isEqualTo(403);
                      }
                      allow(one -> one == permission);
                      for (Route route : routes) {
                        assertThat(asked(route))
                            .as("with: " + route)
                            .isNotIn(401, 403, 500, 502, 503);
                      }
                    }));
  }

  @Test
  void pagesOfferWhatTheRoleAllowsAndNothingElse() throws IOException {
    allow(one -> one == Permission.POWER);
    String cluster = portal.browser("otto").get("/t/acme/clusters/voice").body();
    assertThat(cluster)
        .contains("/t/acme/cluster-stop/voice", "Night")
        .doesNotContain("/t/acme/change/voice", "/t/acme/retirement/voice", "/t/acme/caps/voice")
        .doesNotContain("href=\"/t/acme/audit\"", "href=\"/t/acme/tokens\"");
    allow(one -> one == Permission.CHANGE || one == Permission.AUDIT);
    assertThat(portal.browser("otto").get("/t/acme/clusters/voice").body())
        .contains("/t/acme/change/voice", "href=\"/t/acme/audit\"")
        .doesNotContain("/t/acme/cluster-stop/voice", "/t/acme/retirement/voice");
  }

  @Test
  void anOwnerMakesChangesAndDeletesARoleInTheBrowser() throws IOException {
    String form = "name=%3Cb%3EDay%3C%2Fb%3E&permissions=POWER&permissions=CONSOLE";
    assertThat(post("olga", "/t/acme/roles/new", form).statusCode()).isEqualTo(303);
    Visitor olga = portal.browser("olga");
    String list = olga.get("/t/acme/roles").body();
    assertThat(list).contains("&lt;b&gt;Day&lt;/b&gt;").doesNotContain("<b>Day", "??");
    String day = list.replaceAll("(?s).*?Day&lt;/b&gt;.*?/t/acme/roles/([0-9a-f-]{36}).*", "$1");
    String page = "/t/acme/roles/" + day;
    HttpResponse<String> wrong = post("olga", page, "name=Night&permissions=OWN");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"f-permissions\"", "OWN").doesNotContain("??");
    assertThat(post("olga", page, "name=Day&permissions=POWER").statusCode()).isEqualTo(303);
    assertThat(post("olga", "/t/acme/members/people/vera/role", "role=" + day).statusCode())
        .isEqualTo(303);
    assertThat(olga.get("/t/acme/members").body()).contains("Day").doesNotContain("??");
    assertThat(olga.get(page).body()).contains("vera").doesNotContain(page + "/deletion");
    assertThat(post("olga", page + "/deletion", "confirm=Day").statusCode()).isEqualTo(409);
    post("olga", "/t/acme/members/people/vera/role", "role=VIEWER");
    assertThat(post("olga", page + "/deletion", "confirm=day").statusCode()).isEqualTo(422);
    assertThat(post("olga", page + "/deletion", "confirm=Day").statusCode()).isEqualTo(303);
    assertThat(olga.get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void whoMayDecideAboutMembersIsOfferedOnlyWhatTheyHave() throws IOException {
    allow(one -> one == Permission.MEMBERS);
    String form = portal.browser("otto").get("/t/acme/roles/new").body();
    assertThat(form).contains("You may not do this yourself").doesNotContain("??");
    assertThat(portal.browser("otto").get("/t/acme/members").body())
        .contains("<option value=\"" + role)
        .doesNotContain("<option value=\"OWNER\"", "<option value=\"OPERATOR\"");
    String wish = "{'name':'More','permissions':['POWER']}";
    assertThat(call("otto", "POST", ROLES, wish).status()).isEqualTo(403);
    assertThat(post("otto", "/t/acme/members/people/otto/role", "role=OWNER").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anotherTenantsRoleIsNotThere() throws IOException {
    String theirs = "/api/v1/tenants/globex/roles";
    for (String verb : List.of("GET", "PUT", "DELETE")) {
      String wish = verb.equals("PUT") ? "{'name':'Mine','permissions':[]}" : null;
      assertThat(call("gina", verb, theirs + "/" + role, wish).status()).isEqualTo(404);
    }
    assertThat(portal.browser("gina").get("/t/globex/roles/" + role).statusCode()).isEqualTo(404);
    String given = "{'role':'" + role + "'}";
    assertThat(call("gina", "PUT", "/api/v1/tenants/globex/members/gina", given).status())
        .isEqualTo(404);
    String asked = "{'mail':'n@x.test','role':'" + role + "'}";
    assertThat(call("gina", "POST", "/api/v1/tenants/globex/invitations", asked).status())
        .isEqualTo(404);
    assertThat(
            call(
                    "gina",
                    "POST",
                    "/api/v1/tenants/globex/invitations",
                    "{'mail':'n@x.test','role':'" + new UUID(7, 7) + "'}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void theTrailSaysByWhichPermissionSomebodyActed() throws IOException {
    allow(one -> one == Permission.QUOTAS);
    String ask = "{'quota':'vcpus','wanted':999,'reason':'We grow.'}";
    Answer asked = call("otto", "POST", "/api/v1/tenants/acme/quota-requests", ask);
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(call("olga", "GET", "/api/v1/tenants/acme/audit", null).body())
        .contains("ROLE_QUOTAS", "tenant.role.change");
    assertThat(portal.browser("olga").get("/t/acme/audit").body()).doesNotContain("??");
  }
}
