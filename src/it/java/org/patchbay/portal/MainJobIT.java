package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.RunningPortal;

/**
 * The main job in a real browser against the WAR on Payara Micro, PostgreSQL and Keycloak, on the
 * lab's hosts; on simulated ones where no lab is, or by {@code
 * -Dpatchbay.test.browser-on-simulated=true}.
 */
@EnabledIfSystemProperty(named = "patchbay.test.keycloak", matches = ".+")
class MainJobIT {
  private static final double PATIENT = 180_000;
  private static final String STRANGER = "somebody-elses";

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    portal.close();
    if (onLab()) {
      Lab.virsh("h1", List.of("undefine", STRANGER));
    }
  }

  @Test
  void aProviderMakesAClusterWatchesItComeUpAndRetiresIt() throws Exception {
    if (onLab()) {
      letAStrangerIn();
    }
    var before = onLab() ? HostInventory.ofLab() : Map.of();
    Page ada = signIn("ada", "/platform/hosts");
    setUp(ada);
    Page olga = signIn("olga", "/t/acme/clusters");
    olga.click("text=New cluster");
    anInvalidNameIsSaidBesideItsField(olga);
    Browsers.shoot(olga, "new-cluster");
    olga.fill("#f-name", "voice");
    olga.check("input[name=blueprint][value=small]");
    olga.selectOption("#f-size", "tiny");
    olga.click("button[type=submit]:has-text('See what will happen')");
    Browsers.shoot(olga, "preview");
    assertThat(olga.locator("h1")).hasText("What will happen: voice");
    assertThat(olga.locator("tbody").first().locator("tr")).hasCount(3);
    olga.click("button:has-text('Change it')");
    assertThat(olga.locator("#f-name")).hasValue("voice");
    assertThat(olga.locator("#f-size")).hasValue("tiny");
    olga.click("button:has-text('See what will happen')");
    assertThat(olga.locator("h1")).hasText("What will happen: voice");
    Browsers.shoot(olga, "preview");
    for (Locator warning : olga.locator("input[name=confirm]").all()) {
      warning.check();
    }
    olga.click("button:has-text('Make cluster voice')");
    Browsers.shoot(olga, "approved");
    assertThat(olga).hasURL(Pattern.compile(".*/operations/.*"));
    done(olga);
    Browsers.shoot(olga, "operation");

    olga.navigate(portal.url() + "/t/acme/clusters/voice");
    assertThat(olga.locator(".pb-head .pb-status")).hasText("Running");
    assertThat(olga.locator("td .pb-status:has-text('Running')")).hasCount(3);
    Browsers.shoot(olga, "cluster");

    theNodesAnswerUnderTheirPublicAddresses(olga);
    stopStartAndRestart(olga);
    anotherTenantSeesNothingOfIt();
    portal.everybodyConfirms();
    retire(olga);
    assertTrue(portal.api("olga", "GET", "tenants/acme/containers", null).body().contains("[]"));
    if (onLab()) {
      assertEquals(before, HostInventory.ofLab());
    }
    olga.navigate(portal.url() + "/t/acme/audit");
    assertThat(olga.locator("tbody")).containsText("cluster.retire");
    loggedOutIsLoggedOut(olga);
  }

  /** Not only here: Keycloak asks for the name again. */
  private static void loggedOutIsLoggedOut(Page olga) {
    olga.click("summary:has-text('olga')");
    olga.click("button:has-text('Log out')");
    olga.waitForLoadState();
    olga.navigate(portal.url() + "/t/acme/clusters");
    assertThat(olga.locator("#username")).isVisible();
  }

  /** Only real machines do. */
  private static void theNodesAnswerUnderTheirPublicAddresses(Page olga) throws IOException {
    if (!onLab()) {
      return;
    }
    String page = olga.content();
    List<String> addresses =
        Pattern.compile(Pattern.quote(Lab.publicStem()) + "\\.2\\d\\d")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertTrue(!addresses.isEmpty(), page);
    for (String address : addresses) {
      assertTrue(RunningPortal.fetch("http://" + address + "/").body().contains("voice-"));
    }
  }

  private static void stopStartAndRestart(Page olga) {
    olga.click("tbody th a >> nth=0");
    olga.click("text=Stop");
    assertThat(olga.locator("main")).containsText("takes the last of");
    Browsers.shoot(olga, "stop");
    olga.click("button:has-text('Stop voice')");
    done(olga);
    olga.click(".pb-crumbs a >> nth=1");
    assertThat(olga.locator(".pb-head .pb-status")).hasText("Stopped");
    olga.click("button:has-text('Start')");
    done(olga);
    olga.click(".pb-crumbs a >> nth=1");
    olga.click("a:has-text('Restart')");
    olga.click("button:has-text('Restart voice')");
    done(olga);
  }

  private static void setUp(Page ada) throws IOException {
    created(
        portal.api(
            "ada",
            "POST",
            "tenants",
            "{\"slug\":\"acme\",\"name\":\"Acme Telecom\",\"members\":{\"olga\":\"OWNER\"}}"));
    created(
        portal.api(
            "ada",
            "POST",
            "tenants",
            "{\"slug\":\"globex\",\"name\":\"Globex\",\"theme\":\"northwind\","
                + "\"members\":{\"gina\":\"OWNER\"}}"));
    for (String host : onLab() ? Lab.hosts() : List.of("h1", "h2", "h3")) {
      register(ada, host);
    }
    if (onLab()) {
      whoCannotBeRegisteredIsToldWhy(ada);
      strangersAreShown(ada);
    }
    aLongListGoesOnOnTheNextPage(ada);
    addImage(ada);
    ada.navigate(portal.url() + "/platform/networks");
    String stem = onLab() ? Lab.publicStem() : "198.51.100";
    ada.fill("[name=name]", "public");
    ada.fill("[name='pools[0].cidr']", stem + ".0/24");
    ada.fill("[name='pools[0].gateway']", stem + ".1");
    ada.fill("[name='pools[0].first']", stem + ".200");
    ada.fill("[name='pools[0].last']", stem + ".219");
    ada.click("button:has-text('Add public network')");
    Browsers.shoot(ada, "network-added");
    assertThat(ada.locator(".pb-flash")).hasText("Network public is there.");
    ada.fill("[name=first]", "300");
    ada.fill("[name=last]", "309");
    ada.click("button:has-text('Save')");
    assertThat(ada.locator(".pb-flash")).isVisible();
    Browsers.shoot(ada, "networks");
  }

  private static void whoCannotBeRegisteredIsToldWhy(Page ada) throws IOException {
    ada.navigate(portal.url() + "/platform/hosts/new");
    ada.fill("[name=name]", "h9");
    atUri(ada, "qemu+tls://127.0.0.1:9/system", "\"127.0.0.1\" can't be reached: ");
    try (var server = new SelfSignedServer(folder)) {
      String uri = "qemu+tls://127.0.0.1:" + server.port() + "/system";
      atUri(ada, uri, "The certificate of \"127.0.0.1\" was not accepted: ");
    }
    Browsers.shoot(ada, "host-certificate");
    atUri(ada, Lab.tls("h1").toString(), "This host is registered already, as \"h1\".");
    atUri(ada, Lab.tcp("h1").toString(), "This host is registered already, as \"h1\".");
    assertThat(ada.locator("[name=name]")).hasValue("h9");
  }

  private static void atUri(Page ada, String uri, String why) {
    ada.fill("[name=uri]", uri);
    ada.click("button:has-text('Register host')");
    assertThat(ada.locator("#e-uri")).containsText(why);
    assertThat(ada.locator("[name=uri]")).hasValue(uri);
  }

  private static void strangersAreShown(Page ada) {
    ada.navigate(portal.url() + "/platform/hosts/h1");
    assertThat(ada.locator(".pb-facts").first()).containsText(Lab.machineType());
    assertThat(ada.locator("main")).containsText("br-public");
    assertThat(ada.locator("tr:has-text('" + STRANGER + "')")).isVisible();
    Browsers.shoot(ada, "host");
  }

  /**
   * A machine that is not the portal's. What the hosts hold is compared later, so it has to stay.
   */
  private static void letAStrangerIn() throws IOException {
    String document =
        "<domain type='qemu'><name>"
            + STRANGER
            + "</name><memory unit='MiB'>64</memory><os><type arch='x86_64'>hvm</type></os></domain>";
    Path file = Files.writeString(folder.resolve("stranger.xml"), document);
    Lab.virsh("h1", List.of("define", file.toString()));
  }

  private static void aLongListGoesOnOnTheNextPage(Page ada) {
    ada.navigate(portal.url() + "/platform/hosts?limit=2");
    assertThat(ada.locator("tbody tr")).hasCount(2);
    ada.click("a[rel=next]");
    assertThat(ada.locator("tbody tr")).hasCount(1);
    assertThat(ada.locator("tbody tr")).containsText("h3");
  }

  private static void addImage(Page ada) throws IOException {
    ada.navigate(portal.url() + "/platform/images");
    ada.fill("[name=name]", "lab");
    ada.fill("[name=os]", "patchbay-lab");
    ada.fill("[name=osVersion]", "1");
    refused(ada, "no image".getBytes(), "This file is no qcow2 image.");
    refused(ada, backed(qcow2()), "This image reads from another file (a backing file).");
    Browsers.shoot(ada, "image-refused");
    assertThat(ada.locator("[name=os]")).hasValue("patchbay-lab");
    Path image = onLab() ? Lab.image() : Files.write(folder.resolve("image.qcow2"), qcow2());
    ada.setInputFiles("[name=content]", image);
    ada.click("button:has-text('Add image')");
    assertThat(ada.locator(".pb-flash"))
        .hasText("Image lab is checked and on its way to the hosts.");
    assertThat(ada.locator("h1")).hasText("lab");
    Browsers.shoot(ada, "image");
  }

  private static void refused(Page ada, byte[] content, String why) {
    ada.setInputFiles("[name=content]", new FilePayload("bad.qcow2", "", content));
    ada.click("button:has-text('Add image')");
    assertThat(ada.locator("#e-content")).containsText(why);
  }

  private static byte[] backed(byte[] image) {
    return ByteBuffer.wrap(image).putLong(8, 1024).putInt(16, 10).array();
  }

  private static void register(Page ada, String host) {
    ada.navigate(portal.url() + "/platform/hosts/new");
    ada.fill("[name=name]", host);
    ada.fill("[name=uri]", onLab() ? Lab.tls(host).toString() : simulated(host));
    ada.click("button:has-text('Register host')");
    assertThat(ada.locator(".pb-flash")).hasText("Host " + host + " is registered.");
  }

  private static boolean onLab() {
    return Lab.isThere() && !Boolean.getBoolean("patchbay.test.browser-on-simulated");
  }

  private static String simulated(String host) {
    return "simulated://browser/" + host;
  }

  private static void created(HttpResponse<String> answer) {
    assertEquals(201, answer.statusCode(), answer.body());
  }

  private static void anInvalidNameIsSaidBesideItsField(Page page) {
    page.fill("#f-name", "<b>&\"'/ nonsense");
    page.click("button[type=submit]:has-text('See what will happen')");
    assertThat(page.locator(".pb-errors")).isVisible();
    assertThat(page.locator("#e-name")).isVisible();
    assertThat(page.locator("#f-name")).hasValue("<b>&\"'/ nonsense");
  }

  private static void anotherTenantSeesNothingOfIt() throws IOException {
    Page gina = signIn("gina", "/t/globex");
    Browsers.shoot(gina, "brand");
    gina.navigate(portal.url() + "/t/acme/clusters/voice");
    assertThat(gina.locator("h1")).not().hasText("voice");
    assertEquals(404, portal.api("gina", "GET", "tenants/acme/clusters/voice", null).statusCode());
    assertEquals(
        404, portal.api("gina", "GET", "tenants/globex/clusters/voice", null).statusCode());
    assertEquals(403, portal.api("gina", "GET", "hosts", null).statusCode());
    assertEquals(401, portal.get("/api/v1/hosts").statusCode());
  }

  private static void retire(Page olga) {
    olga.navigate(portal.url() + "/t/acme/retirement/voice");
    olga.fill("#f-confirm", "something else");
    olga.click("button:has-text('Retire cluster voice')");
    assertThat(olga.locator("#e-confirm")).isVisible();
    olga.fill("#f-confirm", "voice");
    olga.click("button:has-text('Retire cluster voice')");
    done(olga);
    olga.navigate(portal.url() + "/t/acme/clusters");
    assertThat(olga.locator(".pb-empty")).isVisible();
  }

  /** Without a reload: the page follows its operation by itself. */
  private static void done(Page page) {
    assertThat(page.locator(".pb-head .pb-status").first())
        .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));
  }

  private static Page signIn(String person, String path) {
    Page page = browsers.page();
    page.navigate(portal.url() + path);
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + path);
    return page;
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }
}
