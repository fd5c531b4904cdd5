package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** Owners give their tenants a look; nobody else's pages, and nobody's safety, change by it. */
class AppearanceIT {
  private static final String LOOK = "/t/acme/appearance";
  private static final String API = "/api/v1/tenants/acme/appearance";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern STYLE = Pattern.compile("/look/[0-9a-f-]{36}\\.css");
  private static final Pattern LOGO = Pattern.compile("/look/[0-9a-f-]{36}\\.svg");
  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 56 28\"><script>alert(1)</script>"
          + "<rect width=\"56\" height=\"28\" fill=\"#7a1fa2\"/></svg>";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    made("acme", "{\"olga\":\"OWNER\",\"otto\":\"OPERATOR\"}");
    made("globex", "{\"gina\":\"OWNER\"}");
  }

  private static void made(String slug, String members) throws IOException {
    String json = "{\"slug\":\"%s\",\"name\":\"%1$s\",\"members\":%s}".formatted(slug, members);
    assertThat(portal.call("ada", "POST", "/api/v1/tenants", json).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static String page(String person, String path) throws IOException {
    HttpResponse<String> answer = portal.browser(person).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    return answer.body();
  }

  private static Map<String, String> form(String... namesAndValues) {
    Map<String, String> form = new LinkedHashMap<>(Map.of("brand", "base"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }

  /** As a browser sends a form with a file; a field named logo is the file. */
  private static HttpResponse<String> send(String person, String path, Map<String, String> form)
      throws IOException {
    Visitor visitor = portal.browser(person);
    Matcher token = CSRF.matcher(visitor.get("/t/acme/quotas").body());
    assertThat(token.find()).isTrue();
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.equals("logo") ? "\"; filename=\"l.svg" : "")
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    String csrf = URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    return visitor.post(
        path + "?_csrf=" + csrf, "multipart/form-data; boundary=b", body + "--b--\r\n");
  }

  private static String found(Pattern pattern, String in) {
    Matcher matcher = pattern.matcher(in);
    assertThat(matcher.find()).as(in).isTrue();
    return matcher.group();
  }

  @Test
  void aLookIsPreviewedThenKeptAndCarriedByTheTenantsPagesOnly() throws IOException {
    Map<String, String> wish =
        form(
            "portalName", "Acme <Voice>",
            "contact", "help@acme.example",
            "accentLight", "#7a1fa2",
            "topDark", "#ffffff",
            "logo", SVG);
    HttpResponse<String> preview = send("olga", LOOK + "/preview", wish);
    assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
    assertThat(preview.body())
        .contains("nothing is kept yet", "Acme &lt;Voice&gt;", "fill=\"#7a1fa2\"")
        .contains("data:image/svg+xml;base64,", "One part of the file", "Keep this look");
    assertThat(page("olga", "/t/acme")).doesNotContain("/look/");

    wish.remove("logo");
    Pattern taken = Pattern.compile("name=\"logoTaken\" value=\"([^\"]+)\"");
    Matcher picture = taken.matcher(preview.body());
    assertThat(picture.find()).isTrue();
    wish.put("logoTaken", picture.group(1));
    assertThat(send("olga", LOOK, wish).statusCode()).isEqualTo(303);

    String start = page("otto", "/t/acme");
    assertThat(start)
        .contains("· Acme &lt;Voice&gt;</title>", "mailto:help@acme.example")
        .doesNotContain("/static/mark");
    HttpResponse<String> style = portal.browser("otto").get(found(STYLE, start));
    assertThat(style.body()).contains("--accent: #7a1fa2", "--top: #ffffff", "--top-ink: #10141a");
    assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    HttpResponse<String> logo = new Visitor(portal.url()).get(found(LOGO, start));
    assertThat(logo.body()).contains("<rect").doesNotContain("script");
    assertThat(logo.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
    assertThat(logo.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(logo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page("ada", "/platform")).doesNotContain("/look/").contains("Patchbay");
    assertThat(page("gina", "/t/globex")).doesNotContain("/look/");
    assertThat(page("olga", "/t/acme/audit")).contains("tenant.appearance");

    assertThat(portal.browser("olga").get("/t/acme/clusters/none").body())
        .as("a page about a fault")
        .contains("mailto:help@acme.example");
    assertThat(send("olga", LOOK, form("portalName", "Acme")).statusCode()).isEqualTo(303);
    assertThat(page("olga", "/t/acme")).as("the logo stays").contains(".svg\" alt=\"\"");
    assertThat(portal.browser("otto").get(found(STYLE, start)).statusCode())
        .as("the look before")
        .isEqualTo(404);

    Matcher token = CSRF.matcher(page("olga", LOOK));
    assertThat(token.find()).isTrue();
    String back = "_csrf=" + token.group(1);
    assertThat(portal.browser("olga").post(LOOK + "/default", back).statusCode()).isEqualTo(303);
    assertThat(page("olga", "/t/acme")).doesNotContain("/look/").contains("/static/mark");
  }

  @Test
  void aColourThatCantBeReadIsRefusedWithOneThatCanAndTakenByAClick() throws IOException {
    Map<String, String> weak = form("accentLight", "#ffd000", "topLight", "7a7a7a");
    for (String path : new String[] {LOOK, LOOK + "/preview"}) {
      HttpResponse<String> refused = send("olga", path, weak);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .contains("id=\"e-accentLight\"", "1.34 to 1", "id=\"e-topLight\"", "value=\"#ffd000\"")
          .doesNotContain("Keep this look");
    }
    HttpResponse<String> refused = send("olga", LOOK + "/preview", weak);
    Pattern offer = Pattern.compile("name=\"take\" value=\"(accentLight=(#[0-9a-f]{6}))\"");
    Matcher proposal = offer.matcher(refused.body());
    assertThat(proposal.find()).isTrue();
    weak.put("take", proposal.group(1));
    weak.put("topLight", "");
    HttpResponse<String> taken = send("olga", LOOK + "/preview", weak);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).contains("value=\"" + proposal.group(2) + "\"", "Keep this look");
  }

  @Test
  void nonsenseIsRefusedBesideItsFieldAndNothingIsKept() throws IOException {
    Map<String, String> bad =
        form("portalName", "x".repeat(41), "contact", "javascript:alert(1)", "accentDark", "red");
    bad.put("brand", "../base");
    HttpResponse<String> refused = send("olga", LOOK, bad);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("id=\"e-brand\"", "id=\"e-portalName\"", "id=\"e-contact\"")
        .contains("id=\"e-accentDark\"")
        .doesNotContain("href=\"javascript");
    for (String file :
        new String[] {"hello", "<svg", "<!DOCTYPE svg><svg/>", "x".repeat(140_000)}) {
      HttpResponse<String> no = send("olga", LOOK, form("logo", file));
      assertThat(no.statusCode()).isEqualTo(422);
      assertThat(no.body()).contains("id=\"e-logo\"");
    }
    assertThat(send("olga", LOOK, form("logo", "x".repeat(1 << 21))).statusCode()).isEqualTo(413);
    assertThat(send("olga", LOOK, form("logoTaken", "%%")).statusCode()).isEqualTo(422);
    Answer unread = portal.send("olga", "PUT", API + "/logo", "image/png", "no picture");
    assertThat(unread.status()).isEqualTo(422);
    assertThat(unread.wrongFields()).containsExactly("logo");
    Answer api =
        portal.call("olga", "PUT", API, "{\"brand\":\"base\",\"accentLight\":\"#777777\"}");
    assertThat(api.status()).isEqualTo(422);
    assertThat(api.body()).contains("accentLight", "4.10", "#707070");
  }

  @Test
  void onlyOwnersChangeALookAndStrangersSeeNothingOfIt() throws IOException {
    String json = "{\"brand\":\"northwind\"}";
    assertThat(portal.call("otto", "PUT", API, json).status()).isEqualTo(403);
    assertThat(portal.call("gina", "PUT", API, json).status()).isEqualTo(404);
    assertThat(portal.call("gina", "GET", API, null).status()).isEqualTo(404);
    assertThat(portal.call("otto", "GET", API, null).status()).isEqualTo(200);
    assertThat(portal.browser("otto").get(LOOK).statusCode()).isEqualTo(403);
    assertThat(send("otto", LOOK, form()).statusCode()).isEqualTo(403);
    assertThat(page("otto", "/t/acme")).doesNotContain(LOOK);
    Visitor olga = portal.browser("olga");
    assertThat(olga.post(LOOK, "multipart/form-data; boundary=b", "--b--\r\n").statusCode())
        .as("a form without its token")
        .isEqualTo(403);
  }

  @Test
  void theLoginShowsALookOnlyWhereItsOwnerWantsThatAndTheAddressCantSayAnother()
      throws IOException {
    String hidden = "{\"brand\":\"base\",\"portalName\":\"Globex Voice\"}";
    String shown = hidden.replace("}", ",\"atSignIn\":true,\"accentLight\":\"#7a1fa2\"}");
    String api = "/api/v1/tenants/globex/appearance";
    Visitor stranger = new Visitor(portal.url());
    assertThat(portal.call("gina", "PUT", api, hidden).status()).isEqualTo(200);
    assertThat(stranger.get("/t/globex/clusters").statusCode()).isEqualTo(302);
    assertThat(stranger.get("/look/sign-in.css").body()).isEmpty();

    assertThat(portal.call("gina", "PUT", api, shown).status()).isEqualTo(200);
    HttpResponse<String> style = stranger.get("/look/sign-in.css?tenant=acme");
    assertThat(style.body()).contains("--accent: #7a1fa2", "content: \"Globex\\000020Voice\"");
    assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(stranger.get("/platform").statusCode()).isEqualTo(302);
    assertThat(stranger.get("/look/sign-in.css").body()).as("on another way").isEmpty();
    for (String bad : new String[] {"no-such-tenant", "acme", "../x", "a\"b"}) {
      var odd = new Visitor(portal.url());
      odd.cookies().put("patchbay-bound-for", bad);
      assertThat(odd.get("/look/sign-in.css").body()).as(bad).isEmpty();
    }
    assertThat(portal.call("gina", "DELETE", api, null).status()).isEqualTo(204);
    assertThat(stranger.get("/t/globex/clusters").statusCode()).isEqualTo(302);
    assertThat(stranger.get("/look/sign-in.css").body()).as("as the brand comes").isEmpty();
    for (String bad : new String[] {"", "/", "/x.css", "/" + new java.util.UUID(1, 2) + ".css"}) {
      assertThat(stranger.get("/look" + bad).statusCode()).as(bad).isEqualTo(404);
    }
  }
}
