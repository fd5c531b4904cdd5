package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.RunningPortal;

/** More is asked for and granted for a time, with Keycloak, two real browsers and no mouse. */
class QuotaJourneyIT {
  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    String acme = "{'slug':'acme','name':'Acme','members':{'olga':'OWNER'}}".replace('\'', '"');
    assertThat(portal.api("ada", "POST", "tenants", acme).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    if (portal != null) {
      portal.close();
    }
  }

  private static Page signIn(String person, String path) {
    Page page = browsers.page();
    page.navigate(portal.url() + path);
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + path);
    return page;
  }

  private static void barrierFree(Page page) {
    assertThat(Browsers.barriers(page)).isEmpty();
    assertThat(page.content()).doesNotContain("??");
  }

  private static void type(Page page, String field, String text) {
    page.locator(field).focus();
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
  }

  private static Locator row(Page page) {
    return page.locator("tbody tr:has(th:text-is('vCPUs'))").first();
  }

  @Test
  void moreIsAskedForWithAReasonAndGrantedForATime() {
    Page olga = signIn("olga", "/t/acme/quotas");
    barrierFree(olga);
    olga.selectOption("#f-quota", "vcpus");
    type(olga, "#f-wanted", "many");
    olga.keyboard().press("Enter");
    assertThat(olga.locator("#e-wanted")).isVisible();
    barrierFree(olga);
    type(olga, "#f-wanted", "300");
    type(olga, "#f-reason", "A customer with 900 desks");
    olga.keyboard().press("Tab");
    olga.keyboard().press("Enter");
    assertThat(olga.locator(".pb-flash")).isVisible();
    assertThat(olga.locator("main")).containsText("A customer with 900 desks");

    Page ada = signIn("ada", "/platform/quotas");
    barrierFree(ada);
    ada.locator("a[aria-label^='Answer: Acme']").focus();
    ada.keyboard().press("Enter");
    assertThat(ada.locator("#f-granted")).hasValue("300");
    barrierFree(ada);
    type(ada, "#f-granted", "250");
    ada.fill("#f-until", "2099-01-01");
    type(ada, "#f-answer", "For the first year");
    ada.locator("button[value=grant]").focus();
    ada.keyboard().press("Enter");
    assertThat(ada.locator(".pb-flash")).isVisible();
    ada.reload();
    assertThat(ada.locator("h1")).isVisible();
    assertThat(ada.locator(".pb-flash")).hasCount(0);

    olga.reload();
    assertThat(row(olga)).containsText("250");
    assertThat(olga.locator("main")).containsText("For the first year");
    assertThat(olga.locator("main .pb-status:has-text('Granted')")).isVisible();
    barrierFree(olga);
  }
}
