package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.Mailbox;
import org.patchbay.testing.RunningPortal;

/** From an invitation to a first login, with Keycloak, its mails and a real browser. */
class InvitationIT {
  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;
  private static Mailbox mailbox;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    mailbox = new Mailbox();
    KeycloakDesk.mailsTo(mailbox.port());
    portal = RunningPortal.start(folder, Map.of("PATCHBAY_OIDC_MANAGE_ORGANIZATIONS", "true"));
    browsers = new Browsers();
    made("tenants", "{'slug':'acme','name':'Acme','members':{'olga':'OWNER'}}");
    made("tenants", "{'slug':'globex','name':'Globex','members':{'gina':'OWNER'}}");
  }

  @AfterAll
  static void stop() throws IOException {
    if (browsers != null) {
      browsers.close();
    }
    if (portal != null) {
      portal.close();
    }
    if (mailbox != null) {
      mailbox.close();
    }
  }

  private static void made(String path, String json) throws IOException {
    var answer = portal.api("ada", "POST", path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static Page signIn(String person) {
    Page page = browsers.page();
    page.navigate(portal.url() + "/");
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + "/**");
    return page;
  }

  private static void invite(Page owner, String mail, String role) {
    owner.navigate(portal.url() + "/t/acme/members");
    owner.fill("#f-mail", mail);
    owner.selectOption("#f-role", role);
    owner.click("main button:has-text('Invite')");
    assertThat(owner.locator(".pb-flash")).containsText(mail);
    Eventually.until("the mail is there", () -> !mailbox.to(mail).isEmpty());
    Eventually.until(
        "the page says so",
        () -> {
          owner.reload();
          return owner.locator("tr:has-text('" + mail + "')").innerText().contains("Mailed");
        });
  }

  private static void barrierFree(Page page) {
    assertThat(Browsers.barriers(page)).isEmpty();
    assertThat(page.content()).doesNotContain("??");
    for (int width : Browsers.WIDTHS) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("sideways at %d pixels", width)
          .isEqualTo(0);
    }
  }

  @Test
  void whoHasNoAccountMakesOneByTheMailsLinkAndJoins() throws IOException {
    Page olga = signIn("olga");
    invite(olga, "nora@example.test", "OPERATOR");
    barrierFree(olga);
    Browsers.shoot(olga, "members");
    Page nora = newcomer("nora");
    assertThat(nora.locator("main")).containsText("Acme invites you as Operator");
    barrierFree(nora);
    nora.click("main a:has-text('Look at it')");
    barrierFree(nora);
    Browsers.shoot(nora, "invitation");
    nora.click("button:has-text('Join Acme')");
    assertThat(nora).hasURL(portal.url() + "/t/acme");
    assertThat(portal.api("olga", "GET", "tenants/acme/members", null).body())
        .contains("\"nora\":\"OPERATOR\"");
    removed(olga, nora);
  }

  /** Makes an account by the link in the mail, shows that the address is theirs, and comes here. */
  private static Page newcomer(String name) {
    String mail = name + "@example.test";
    String password = name + "-Secret-1";
    Page page = browsers.page();
    page.navigate(mailbox.to(mail).get(0).link("token="));
    page.fill("#username", name);
    page.fill("#firstName", name);
    page.fill("#lastName", "Novak");
    page.click("input[type=submit], button[type=submit]");
    Eventually.until("it is asked", () -> mailbox.to(mail).size() == 2);
    page.navigate(mailbox.to(mail).get(1).link("action-token"));
    page.fill("#password-new", password);
    page.fill("#password-confirm", password);
    page.click("input[type=submit], button[type=submit]");
    page.waitForURL(url -> !url.contains("required-action"));
    page.navigate(portal.url() + "/");
    if (!page.url().startsWith(portal.url())) {
      page.fill("#username", name);
      page.click("#kc-login");
      page.fill("#password", password);
      page.click("#kc-login");
    }
    page.waitForURL(portal.url() + "/**");
    return page;
  }

  /** It counts at once, for somebody who is logged in. */
  private static void removed(Page olga, Page nora) {
    olga.navigate(portal.url() + "/t/acme/members");
    olga.click("a[aria-label='Change nora']");
    barrierFree(olga);
    Browsers.shoot(olga, "member");
    olga.fill("#f-confirm", "somebody");
    olga.click("button:has-text('Remove')");
    assertThat(olga.locator("#e-confirm")).containsText("Type nora");
    olga.fill("#f-confirm", "nora");
    olga.click("button:has-text('Remove')");
    assertThat(olga.locator(".pb-flash")).containsText("nora is no member any more");
    assertThat(nora.navigate(portal.url() + "/t/acme").status()).isEqualTo(404);
  }

  @Test
  void whoBelongsToAnotherTenantJoinsAndSwitchesBetweenThem() throws IOException {
    Page gina = signIn("gina");
    assertThat(gina).hasURL(portal.url() + "/t/globex");
    invite(signIn("olga"), "gina@globex.test", "VIEWER");
    gina.navigate(portal.url() + "/");
    gina.click("main a:has-text('Look at it')");
    assertThat(gina.locator("main")).containsText("First follow the link");
    gina.navigate(mailbox.to("gina@globex.test").get(0).link("token"));
    gina.click("#kc-info-message a");
    gina.waitForURL(url -> !url.contains("action-token"));
    Page again = signIn("gina");
    again.click("main a:has-text('Look at it')");
    again.click("button:has-text('Join Acme')");
    assertThat(again).hasURL(portal.url() + "/t/acme");
    again.click(".pb-where a[href='/']");
    assertThat(again.locator(".pb-choose")).containsText("Acme");
    again.click(".pb-choose a:has-text('Globex')");
    assertThat(again).hasURL(portal.url() + "/t/globex");
    assertThat(again.locator(".pb-account .pb-menu-note")).containsText("Owner");
  }

  @Test
  void anAdministratorMakesATenantAndItsOwnerComesByMail() {
    Page ada = signIn("ada");
    ada.navigate(portal.url() + "/platform/tenants");
    ada.click("a:has-text('Make a tenant')");
    ada.fill("#f-name", "Initech");
    ada.fill("#f-slug", "init ech");
    ada.fill("#f-owner", "nobody");
    ada.fill("[id='f-quotas.vcpus']", "many");
    ada.click("main button[type=submit]");
    assertThat(ada.locator(".pb-errors li")).hasCount(3);
    barrierFree(ada);
    ada.fill("#f-slug", "initech");
    ada.fill("#f-owner", "peter@example.test");
    ada.fill("[id='f-quotas.vcpus']", "40");
    ada.click("main button[type=submit]");
    assertThat(ada).hasURL(portal.url() + "/platform/tenants/initech");
    Eventually.until("he has a mail", () -> !mailbox.to("peter@example.test").isEmpty());
    Eventually.until(
        "the page says so",
        () -> {
          ada.reload();
          return ada.locator("main .pb-status").innerText().contains("There");
        });
    assertThat(ada.locator("main")).containsText("peter@example.test");
    barrierFree(ada);
    Browsers.shoot(ada, "tenant");
    assertThat(KeycloakDesk.organizations()).containsOnlyOnce("initech");
    Page peter = newcomer("peter");
    peter.click("main a:has-text('Look at it')");
    peter.click("button:has-text('Join Initech')");
    assertThat(peter).hasURL(portal.url() + "/t/initech");
    peter.click("nav a:has-text('Quotas')");
    assertThat(peter.locator("tr:has-text('vCPUs')")).containsText("40");
    ada.navigate(portal.url() + "/platform/tenants?q=INITE");
    assertThat(ada.locator("tbody tr")).hasCount(1);
    ada.navigate(portal.url() + "/platform/tenants?limit=1");
    assertThat(ada.locator("tbody tr")).hasCount(1);
    String first = ada.locator("tbody a").first().getAttribute("href");
    ada.click("a[rel=next]");
    assertThat(ada.locator("tbody a").first()).not().hasAttribute("href", first);
  }

  @Test
  void oneWithdrawsWhatOneOffered() {
    Page olga = signIn("olga");
    invite(olga, "wrong@example.test", "OWNER");
    olga.click("button[aria-label='Withdraw the invitation to wrong@example.test']");
    assertThat(olga.locator("main")).not().containsText("wrong@example.test");
    Page stranger = browsers.page();
    String link = mailbox.to("wrong@example.test").get(0).link("token=");
    Eventually.until(
        "the link is worth nothing",
        () -> {
          stranger.navigate(link);
          return stranger.locator("#password-confirm").count() == 0;
        });
  }
}
