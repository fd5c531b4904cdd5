package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.RunningPortal;

/** The administrators' pages, and a tenant's networks, in a real browser on simulated hosts. */
@EnabledIfSystemProperty(named = "patchbay.test.keycloak", matches = ".+")
class PlatformPagesIT {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl olga@desk";
  private static final String ODD = "<b>&\"'/ 😀";

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;
  private static Page ada;

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    made("tenants", "{'slug':'acme','name':'Acme Telecom','members':{'olga':'OWNER'}}");
    made(
        "hosts",
        "{'name':'h1','uri':'simulated://pages/h1','pool':'patchbay','segmentBridge':'br-tenant'}");
    made(
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.19'}]}");
    assertEquals(
        200,
        portal
            .api("ada", "PUT", "networks/segments", json("{'first':100,'last':109}"))
            .statusCode());
    ada = signIn(browsers.page(), "ada", "/platform");
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    portal.close();
  }

  @Test
  void anImageThatCannotBeUsedIsRefusedBesideItsFieldAndNothingIsKept() {
    go("/platform/images");
    ada.fill("[name=os]", "patchbay-lab");
    ada.fill("[name=osVersion]", "1");
    ada.fill("[name=name]", ODD);
    give(qcow2());
    add();
    assertThat(ada.locator("#e-name")).containsText("not: ");
    assertThat(ada.locator("[name=name]")).hasValue(ODD);
    ada.fill("[name=name]", "x".repeat(300));
    give(qcow2());
    add();
    assertThat(ada.locator("#e-name")).containsText("these are 300");
    ada.fill("[name=name]", "wrong");
    add();
    assertThat(ada.locator("#e-content")).hasText("Choose the image file.");
    give("no image".getBytes());
    add();
    assertThat(ada.locator("#e-content")).containsText("This file is no qcow2 image.");
    give(ByteBuffer.wrap(qcow2()).putLong(8, 1024).putInt(16, 10).array());
    add();
    assertThat(ada.locator("#e-content")).containsText("reads from another file (a backing file)");
    assertThat(ada.locator(".pb-errors")).isVisible();
    assertThat(ada.locator("[name=name]")).hasValue("wrong");
    assertThat(ada.locator("[name=os]")).hasValue("patchbay-lab");
    assertThat(ada.locator("[name=osVersion]")).hasValue("1");
    go("/platform/images/wrong");
    assertThat(ada.locator("h1")).hasText("Not found");
  }

  @Test
  void anImageGoesToEveryHostByAnOperation() {
    add(ada, "rocky", qcow2());
    assertThat(ada.locator("h1")).hasText("rocky");
    seen("image");
    ada.click("a:has-text('Distribute image')");
    assertThat(ada.locator(".pb-head .pb-status").first()).hasText("Done");
    assertThat(ada.locator(".pb-panel:has-text('h1')")).containsText("In the pool");
    ada.click(".pb-crumbs a:has-text('rocky')");
    assertThat(ada.locator("tr:has-text('h1') .pb-status")).hasText("There");
  }

  @Test
  void theContentOfAnImageIsReplacedOnlyByWhoTypesItsName() {
    add(ada, "replaced", qcow2());
    give(ByteBuffer.wrap(qcow2()).putLong(24, 32L << 20).array());
    ada.click("button:has-text('Upload content')");
    assertThat(ada.locator("#e-confirm")).isVisible();
    assertThat(ada.locator(".pb-facts")).containsText("64 MiB");
    ada.reload();
    assertThat(ada.locator("h1")).hasText("replaced");
    ada.fill("#f-confirm", "replaced");
    give(ByteBuffer.wrap(qcow2()).putLong(24, 32L << 20).array());
    ada.click("button:has-text('Upload content')");
    assertThat(ada.locator(".pb-facts")).containsText("32 MiB");
  }

  @Test
  void anImageIsUploadedWithoutScriptsAsWell() {
    Page plain =
        signIn(
            browsers.page(new Browser.NewContextOptions().setJavaScriptEnabled(false)),
            "ada",
            "/platform/images");
    add(plain, "plain", "no image".getBytes());
    assertThat(plain.locator("#e-content")).isVisible();
    assertThat(plain.locator("[name=name]")).hasValue("plain");
    // More than a form without a file may have.
    add(plain, "plain", ByteBuffer.allocate(3 << 20).put(qcow2()).array());
    assertThat(plain.locator(".pb-flash"))
        .hasText("Image plain is checked and on its way to the hosts.");
    assertThat(plain.locator("h1")).hasText("plain");
  }

  @Test
  void aHostThatCannotBeRegisteredSaysWhyAtItsAddressAndNothingTypedIsLost() {
    go("/platform/hosts/new");
    ada.fill("[name=name]", "h9");
    ada.fill("[name=pool]", "fast");
    ada.fill("[name=segmentBridge]", "br-nine");
    ada.selectOption("[name=machineType]", "QEMU");
    atUri("", "Give the libvirt URI of the host");
    atUri("qemu+tls://a b/system", "is no URI");
    atUri("10.77.0.11", "Give the libvirt URI of the host");
    atUri("vbox:///session", "Hosts can't be reached by");
    atUri("qemu+tcp://10.77.0.11/system?command=/bin/sh", "Hosts can't be reached by");
    atUri("qemu+tcp://127.0.0.1:9/system", "\"127.0.0.1\" can't be reached: ");
    seen("host-refused");
    ada.fill("[name=uri]", "simulated://pages/h1");
    ada.click("button:has-text('Register host')");
    assertThat(ada.locator("#e-pool")).containsText("The host lacks \"fast\".");
    assertThat(ada.locator("[name=pool]")).hasValue("fast");
    ada.fill("[name=pool]", "patchbay");
    atUri("simulated://pages/h1", "This host is registered already, as \"h1\".");
    assertThat(ada.locator("[name=name]")).hasValue("h9");
    assertThat(ada.locator("[name=segmentBridge]")).hasValue("br-nine");
    assertThat(ada.locator("[name=machineType]")).hasValue("QEMU");
    go("/platform/hosts/h9");
    assertThat(ada.locator("h1")).hasText("Not found");
  }

  @Test
  void aHostShowsWhatWasSeenOfItAndHowLongAgo() {
    go("/platform/hosts/h1");
    Locator facts = ada.locator(".pb-facts").first();
    for (String fact : List.of("Processors", "Memory", "Machines run by", "Seen", "Host uuid")) {
      assertThat(facts).containsText(fact);
    }
    assertThat(facts).containsText(Pattern.compile("\\d+ s ago"));
    assertThat(ada.locator("main")).containsText("patchbay");
    assertThat(ada.locator("main")).containsText("br-public");
    assertThat(ada.locator("main")).containsText("No strangers on this host.");
    ada.click("text=Forget host");
    ada.fill("#f-confirm", "another");
    ada.click("button:has-text('Forget host')");
    assertThat(ada.locator("#e-confirm")).isVisible();
  }

  @Test
  void whoLosesTheSessionComesBackToWhereTheyWereWithWhatTheyHadEntered() {
    Page lost = signIn(browsers.page(), "ada", "/platform/hosts");
    loseSession(lost);
    lost.navigate(portal.url() + "/platform/audit?action=host.register");
    assertThat(lost).hasURL(portal.url() + "/platform/audit?action=host.register");
    lost.navigate(portal.url() + "/platform/networks");
    lost.fill("[name=first]", "100");
    lost.fill("[name=last]", "119");
    loseSession(lost);
    lost.click("button:has-text('Save')");
    assertThat(lost.locator("h1")).hasText("You are logged in again");
    assertThat(lost.locator(".pb-facts")).containsText("119");
    assertEquals(List.of(), Browsers.barriers(lost));
    Browsers.shoot(lost, "kept-form");
    lost.click("button:has-text('Send it now')");
    assertThat(lost.locator(".pb-flash")).isVisible();
    assertThat(lost.locator("[name=last]")).hasValue("119");
  }

  private static void loseSession(Page page) {
    page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
  }

  @Test
  void theCatalogueSaysHowSureItIsOfEachFact() {
    go("/platform/catalogue");
    assertThat(ada.locator("main")).containsText("The vendor says so.");
    assertThat(ada.locator("main")).containsText("{cluster}-front-{n}");
    assertThat(ada.locator("main")).containsText("Commands missing");
    seen("catalogue");
    ada.click("a:has-text('VoipNow 5.7')");
    assertThat(ada.locator("#sip")).containsText("UDP 5060");
    assertThat(ada.locator("#sip dd:has-text('UDP 5060') abbr").first()).hasText("S");
    assertThat(ada.locator("tr:has-text('Distributed Database')")).containsText("Discouraged");
    seen("catalogue-version");
    go("/platform/catalogue/9.9");
    assertThat(ada.locator("h1")).hasText("Not found");
  }

  @Test
  void whatTenantsAndThePlatformDoIsListedAndFilteredAndPaged() throws IOException {
    Page olga = signIn(browsers.page(), "olga", "/t/acme/networks");
    assertThat(olga.locator(".pb-empty")).hasCount(2);
    add(ada, "lab", qcow2());
    cluster(olga);
    theTenantsNetworks(olga);
    operations();
    audit();
    whatChangedSinceThePreviewIsShownAgain(olga);
    refused(olga);
  }

  /** Another tenant takes the address that the preview promised. */
  private static void whatChangedSinceThePreviewIsShownAgain(Page olga) throws IOException {
    previewed(olga, "acme", "second");
    assertThat(olga.locator("tbody").first()).containsText("198.51.100.11");
    made("tenants", "{'slug':'globex','name':'Globex','members':{'gina':'OWNER'}}");
    Page gina = signIn(browsers.page(), "gina", "/t/globex");
    approved(gina, "globex", "quick");
    approve(olga, "second");
    assertThat(olga.locator(".pb-errors")).containsText("Look at the new preview.");
    assertThat(olga.locator("h1")).hasText("What will happen: second");
    assertThat(olga.locator("tbody").first()).containsText("198.51.100.12");
    assertThat(olga.locator("tbody").first())
        .containsText(
            Pattern.compile(
                "Changed; before: h1, 10\\.0\\.0\\.11, fd[0-9a-f:]+, 198\\.51\\.100\\.11"));
    Browsers.shoot(olga, "plan-outdated");
    approve(olga, "second");
    assertThat(olga.locator(".pb-head .pb-status").first()).hasText("Done");
  }

  private static void theTenantsNetworks(Page olga) {
    olga.navigate(portal.url() + "/t/acme/networks");
    assertThat(olga.locator(".pb-scroll:not(.pb-drawn) tbody").first()).containsText("10.0.0.0/24");
    Locator address = olga.locator(".pb-scroll:not(.pb-drawn) tr:has-text('198.51.100.10')");
    assertThat(address.locator("td a")).hasText(Pattern.compile("voice-.*"));
    theNetworksAreDrawnAndTheTableSaysTheSame(olga);
    assertEquals(List.of(), Browsers.barriers(olga));
    Browsers.shoot(olga, "tenant-networks");
    olga.navigate(portal.url() + "/t/acme/networks?cursor=nonsense");
    assertThat(olga.locator("h1")).not().hasText("Networks");
  }

  private static void theNetworksAreDrawnAndTheTableSaysTheSame(Page olga) {
    List<String> nodes = olga.locator(".pb-drawn tbody th").allInnerTexts();
    assertEquals(nodes, olga.locator(".pb-seat-name").allTextContents());
    assertThat(olga.locator("svg[role=img] title")).containsText("one host with one container");
    for (String said : List.of("198.51.100.10", "10.0.0.10", "Running")) {
      assertThat(olga.locator("svg[role=img]")).containsText(said);
      assertThat(olga.locator(".pb-drawn tbody")).containsText(said);
    }
    assertThat(olga.locator(".pb-bus-name")).containsText(new String[] {"10.0.0.0/24", "public"});
    olga.locator(".pb-drawn tbody th a").first().click();
    assertThat(olga.locator("h1")).hasText(nodes.get(0));
    olga.navigate(portal.url() + "/t/acme/networks");
  }

  private static void operations() {
    go("/platform/operations");
    assertThat(ada.locator("tr:has-text('Make cluster')")).containsText("Acme Telecom");
    assertThat(ada.locator("tr:has-text('Distribute image'):has-text('lab')"))
        .containsText("Platform");
    seen("operations");
    ada.selectOption("[name=tenant]", "acme");
    ada.selectOption("[name=state]", "SUCCEEDED");
    ada.click("button:has-text('Filter')");
    assertThat(ada.locator("tbody tr")).hasCount(1);
    ada.click("tbody a:has-text('Make cluster')");
    assertThat(ada.locator("h1")).hasText("Make cluster voice");
    assertThat(ada.locator(".pb-crumbs")).containsText("Acme Telecom");
    go("/platform/operations?state=FAILED&actor=nobody");
    assertThat(ada.locator(".pb-empty")).hasText(Pattern.compile("Nothing matches this filter.*"));
    go("/platform/operations?limit=1");
    String newest = ada.locator("tbody a").first().getAttribute("href");
    ada.click("a[rel=next]");
    assertThat(ada.locator("tbody a").first()).not().hasAttribute("href", newest);
    go("/platform/operations/" + new UUID(7, 7));
    assertThat(ada.locator("h1")).hasText("Not found");
  }

  private static void audit() {
    go("/platform/audit");
    assertThat(ada.locator("tr:has-text('cluster.create')")).containsText("Acme Telecom");
    assertThat(ada.locator("tr:has-text('host.register')")).containsText("Platform");
    seen("audit");
    ada.selectOption("[name=tenant]", "-");
    ada.fill("[name=action]", "host.register");
    ada.click("button:has-text('Filter')");
    assertThat(ada.locator("tbody tr")).hasCount(1);
    assertThat(ada.locator("tbody tr")).containsText("simulated://pages/h1");
    go("/platform/audit?limit=2");
    String newest = ada.locator("tbody tr").first().textContent();
    assertThat(ada.locator("tbody tr")).hasCount(2);
    ada.click("a[rel=next]");
    assertTrue(!newest.equals(ada.locator("tbody tr").first().textContent()), newest);
    go("/platform/audit?tenant=nobody");
    assertThat(ada.locator("h1")).hasText("Not found");
  }

  /** A member of a tenant has no business on the platform, and none with another tenant. */
  private static void refused(Page olga) {
    for (String path :
        List.of("operations", "operations/" + new UUID(7, 7), "audit", "catalogue", "images")) {
      assertEquals(403, olga.navigate(portal.url() + "/platform/" + path).status(), path);
    }
    assertEquals(404, olga.navigate(portal.url() + "/t/globex/networks").status());
    assertEquals(200, olga.navigate(portal.url() + "/t/acme/audit").status());
    assertThat(olga.locator("main")).containsText("cluster.create");
    assertThat(olga.locator("main")).not().containsText("host.register");
  }

  private static void cluster(Page olga) {
    approved(olga, "acme", "voice");
  }

  private static void approved(Page owner, String tenant, String name) {
    previewed(owner, tenant, name);
    approve(owner, name);
    assertThat(owner.locator(".pb-head .pb-status").first()).hasText("Done");
  }

  private static void previewed(Page owner, String tenant, String name) {
    owner.navigate(portal.url() + "/t/" + tenant + "/new-cluster");
    owner.fill("#f-name", name);
    owner.check("input[name=blueprint][value=single]");
    owner.selectOption("#f-size", "tiny");
    owner.fill("#f-sshKeys", KEY);
    owner.click("button[type=submit]:has-text('See what will happen')");
    assertThat(owner.locator("h1")).hasText("What will happen: " + name);
  }

  private static void approve(Page owner, String name) {
    for (Locator warning : owner.locator("input[name=confirm]").all()) {
      warning.check();
    }
    owner.click("button:has-text('Make cluster " + name + "')");
  }

  private static void atUri(String uri, String why) {
    ada.fill("[name=uri]", uri);
    ada.click("button:has-text('Register host')");
    assertThat(ada.locator("#e-uri")).containsText(why);
    assertThat(ada.locator("[name=uri]")).hasValue(uri);
  }

  private static void go(String path) {
    ada.navigate(portal.url() + path);
  }

  private static void add(Page page, String name, byte[] content) {
    page.navigate(portal.url() + "/platform/images");
    page.fill("[name=name]", name);
    page.fill("[name=os]", "patchbay-lab");
    page.fill("[name=osVersion]", "1");
    page.setInputFiles("[name=content]", new FilePayload("image.qcow2", "", content));
    page.click("button:has-text('Add image')");
  }

  private static void give(byte[] content) {
    ada.setInputFiles("[name=content]", new FilePayload("image.qcow2", "", content));
  }

  private static void add() {
    ada.click("button:has-text('Add image')");
  }

  /** Without barriers, and with a picture for people. */
  private static void seen(String name) {
    assertEquals(List.of(), Browsers.barriers(ada), name);
    Browsers.shoot(ada, "platform-" + name);
  }

  private static Page signIn(Page page, String person, String path) {
    page.navigate(portal.url() + path);
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + path);
    return page;
  }

  private static void made(String path, String body) throws IOException {
    var answer = portal.api("ada", "POST", path, json(body));
    assertEquals(201, answer.statusCode(), answer.body());
  }

  private static String json(String body) {
    return body.replace('\'', '"');
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }
}
