package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.RunningPortal;

/** An owner changes the look in a browser, and it is seen on Keycloak's own login page. */
@EnabledIfSystemProperty(named = "patchbay.test.keycloak", matches = ".+")
class AppearanceJourneyIT {
  private static final String LOGO =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 28 28\"><circle cx=\"14\" cy=\"14\""
          + " r=\"13\" fill=\"#7a1fa2\"/><path d=\"M8 20 14 7l6 13\" fill=\"none\""
          + " stroke=\"#fff\" stroke-width=\"3\"/></svg>";

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    for (String tenant :
        new String[] {
          "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\",\"vera\":\"VIEWER\"}}",
          "{\"slug\":\"globex\",\"name\":\"Globex\",\"members\":{\"gina\":\"OWNER\"}}"
        }) {
      assertThat(portal.api("ada", "POST", "tenants", tenant).statusCode()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    portal.close();
  }

  private static void name(Page page, String person) {
    page.fill("#username", person);
    page.click("#kc-login");
  }

  private static void password(Page page, String word) {
    page.fill("#password", word);
    page.click("#kc-login");
  }

  private static void barrierFree(Page page, String picture) {
    assertThat(Browsers.barriers(page)).isEmpty();
    for (int width : Browsers.WIDTHS) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("sideways at %d pixels", width)
          .isEqualTo(0);
      if (width != 768) {
        Browsers.shootIfAsked(page, picture + "-" + width);
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** Words stand there before the style has come. */
  private static Object colour(Page page, String selector) {
    page.waitForLoadState();
    return page.evaluate(
        "s => getComputedStyle(document.querySelector(s)).backgroundColor", selector);
  }

  @Test
  void aLookIsChangedAndSeenOnTheLoginPage() {
    Page olga = browsers.page();
    olga.navigate(portal.url() + "/t/acme/appearance");
    assertThat(olga.locator("#kc-header-wrapper")).isVisible();
    name(olga, "olga");
    password(olga, "olga");
    assertThat(olga).hasURL(portal.url() + "/t/acme/appearance");
    barrierFree(olga, "appearance-first");
    olga.fill("#f-portalName", "Acme Voice");
    olga.fill("#f-contact", "help@acme.example");
    olga.fill("#f-accentLight", "#d98cff");
    olga.fill("#f-topLight", "#7a1fa2");
    olga.fill("#f-topDark", "#f3e6fa");
    olga.setInputFiles("#f-logo", new FilePayload("acme.svg", "image/svg+xml", LOGO.getBytes()));
    olga.click(".pb-actions button:has-text('Preview')");
    assertThat(olga.locator("#e-accentLight")).containsText("to 1 where 4.5 to 1 is needed");
    barrierFree(olga, "appearance-weak");
    olga.click("button[name=take]");
    assertThat(olga.locator("#f-accentLight")).not().hasValue("#d98cff");
    assertThat(olga.locator(".pb-note")).containsText("nothing is kept yet");
    olga.check("[name=atSignIn]");
    barrierFree(olga, "appearance-preview");
    olga.click("button:has-text('Keep this look')");
    assertThat(olga.locator(".pb-flash")).containsText("kept");
    assertThat(olga.locator(".pb-brand")).containsText("Acme Voice");
    assertThat(colour(olga, ".pb-top")).isEqualTo("rgb(122, 31, 162)");
    barrierFree(olga, "appearance-kept");
    for (String path : new String[] {"/t/acme", "/t/acme/clusters", "/t/acme/members"}) {
      olga.navigate(portal.url() + path);
      barrierFree(olga, "appearance" + path.replace('/', '-'));
    }
    theLoginFollows();
    otherLoginsDoNot();
  }

  private static void theLoginFollows() {
    Page vera = browsers.page();
    vera.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    vera.navigate(portal.url() + "/t/acme/clusters");
    looksLikeAcme(vera);
    barrierFree(vera, "login-acme");
    name(vera, "vera");
    password(vera, "wrong");
    assertThat(vera.locator("#input-error-password, #input-error")).isVisible();
    looksLikeAcme(vera);
    password(vera, "vera");
    assertThat(vera).hasURL(portal.url() + "/t/acme/clusters");
  }

  private static void looksLikeAcme(Page page) {
    assertThat(page.locator("#kc-header-wrapper")).isHidden();
    assertThat(colour(page, "#kc-header")).isEqualTo("rgb(122, 31, 162)");
    assertThat(
            (String)
                page.evaluate(
                    "getComputedStyle(document.querySelector('#kc-header'), '::before').content"))
        .contains("Acme Voice");
    String mark =
        (String)
            page.evaluate(
                "getComputedStyle(document.querySelector('#kc-header'), '::before')"
                    + ".backgroundImage.slice(5, -2)");
    assertThat(mark).startsWith(portal.url() + "/look/").endsWith(".svg");
    assertThat(page.request().get(mark).text()).contains("#7a1fa2");
  }

  private static void otherLoginsDoNot() {
    for (String path : new String[] {"/t/globex", "/"}) {
      Page other = browsers.page();
      other.navigate(portal.url() + "/t/acme");
      assertThat(other.locator("#kc-header-wrapper")).isHidden();
      other.navigate(portal.url() + path);
      assertThat(other.locator("#kc-header-wrapper")).isVisible();
      assertThat(colour(other, "#kc-header")).isNotEqualTo("rgb(122, 31, 162)");
    }
  }
}
