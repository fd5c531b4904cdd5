package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.RunningPortal;

/**
 * The running portal's pages, filled with what an operator would see: for people who use a
 * keyboard, who run no scripts, who need help to read, or whose line is thin.
 */
@EnabledIfSystemProperty(named = "patchbay.test.keycloak", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesAccessibleIT {
  private static final int FIRST_PAGE_BYTES = 100 * 1024;

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    made(
        "tenants",
        "{'slug':'acme','name':'Acme Telecom','ownName':'cloud.acme.example','members':{'olga':'OWNER'}}");
    made(
        "tenants",
        "{'slug':'globex','name':'Globex','theme':'northwind','members':{'gina':'OWNER'}}");
    for (String host : List.of("h1", "h2", "h3")) {
      made(
          "hosts",
          "{'name':'%s','uri':'simulated://pages/%1$s','profile':'OVS_VLAN','pool':'patchbay',"
              + "'segmentBridge':'br-tenant'}",
          host);
    }
    made("images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    assertThat(portal.upload("ada", "images/lab/content", qcow2()).statusCode()).isEqualTo(200);
    made(
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.40'}]}");
    assertThat(portal.api("ada", "PUT", "networks/segments", "{\"first\":100,\"last\":199}"))
        .matches(answer -> answer.statusCode() < 300);
    asked(
        "quota-requests", "{'quota':'vcpus','wanted':300,'reason':'Two more clusters at Easter'}");
    asked("tokens", "{'name':'deploy','role':'OPERATOR'}");
    asked("roles", "{'name':'Night shift','permissions':['POWER','CONSOLE','OPERATIONS','AUDIT']}");
    helped();
    emergency();
  }

  /** Another administrator acts in acme: that real ones began it, BreakGlassIT sees. */
  private static void emergency() throws SQLException {
    try (var database = DriverManager.getConnection(portal.database());
        var sql = database.createStatement()) {
      sql.executeUpdate(
          "insert into break_glass (id, tenant_id, person, reason, minutes, begun_at, good_until)"
              + " select gen_random_uuid(), id, 'adam', 'Calls fail, and none of the owners answers',"
              + " 240, now(), now() + interval '4 hours' from tenant where slug = 'acme'");
    }
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    portal.close();
  }

  /** One consent holds, another was asked for. */
  private static void helped() throws IOException {
    madeBy(
        "hugo",
        "tenants/acme/help-requests",
        "{'deeds':['POWER','CONSOLE'],'minutes':120,'reason':'Calls from 0800 end after 30 seconds',"
            + "'ticket':'T-4711'}");
    String first = portal.api("hugo", "GET", "help-requests", null).body();
    String id = first.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    String decision = "tenants/acme/help-requests/" + id + "/decision";
    String answer = "{'granted':true,'minutes':90,'answer':'Please not before noon'}";
    assertThat(portal.api("olga", "PUT", decision, answer.replace('\'', '"')).statusCode())
        .isEqualTo(200);
    madeBy(
        "hugo",
        "tenants/acme/help-requests",
        "{'deeds':['CHANGE','FIREWALL'],'minutes':60,'reason':'The second SBC is not reached'}");
    asked("standing-consents", "{'deeds':['CONSOLE'],'minutes':30}");
  }

  private static void made(String path, String json, Object... parts) throws IOException {
    madeBy("ada", path, json.formatted(parts));
  }

  private static void madeBy(String person, String path, String json) throws IOException {
    var answer = portal.api(person, "POST", path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> everybodyCanUseEmptyPages() {
    return judged(
        "olga",
        "/t/acme",
        "/t/acme/clusters",
        "/t/acme/sizing?extensions=2000&calls=200",
        "/t/acme/containers",
        "/t/acme/operations",
        "/t/acme/clusters/none",
        "/me",
        "/platform");
  }

  @Test
  @Order(2)
  void theMainJobNeedsNeitherScriptsNorAMouse() {
    Page olga = signIn("olga", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    olga.navigate(portal.url() + "/t/acme/new-cluster");
    theFirstKeyLeadsPastTheNavigation(olga);
    type(olga, "#f-name", "voice");
    olga.keyboard().press("Enter");
    assertThat(olga.locator("h1")).hasText("What will happen: voice");
    for (var warning : olga.locator("input[name=confirm]").all()) {
      warning.focus();
      olga.keyboard().press("Space");
    }
    press(olga, "button:has-text('Make cluster voice')");
    assertThat(olga).hasURL(Pattern.compile(".*/operations/.*"));
    Eventually.until(
        "the operation is done, seen by reloading",
        () -> {
          olga.reload();
          return olga.textContent(".pb-head .pb-status").equals("Done");
        });
    press(olga, ".pb-crumbs a:has-text('voice')");
    assertThat(olga.locator(".pb-head .pb-status")).hasText("Running");
    press(olga, ".pb-account summary");
    assertThat(olga.locator(".pb-menu button")).isVisible();
  }

  private static void theFirstKeyLeadsPastTheNavigation(Page page) {
    page.keyboard().press("Tab");
    assertThat(page.locator(".pb-skip")).isFocused();
    assertThat(page.locator(".pb-skip")).isInViewport();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*#content"));
    page.keyboard().press("Tab");
    assertThat(page.locator("#content :focus")).hasCount(1);
  }

  /** Goes there by the key that moves on, as who has no mouse does. */
  private static void reach(Page page, String what) {
    var wanted = page.locator(what).first();
    for (int i = 0; i < 100; i++) {
      if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not to be reached by keyboard: " + what);
  }

  private static void type(Page page, String field, String text) {
    reach(page, field);
    page.keyboard().type(text);
  }

  private static void press(Page page, String what) {
    reach(page, what);
    page.keyboard().press("Enter");
    page.waitForLoadState();
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> everybodyCanUseATenantsPages() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    return judged(olga, tenantPages(olga));
  }

  private static String[] tenantPages(Page olga) {
    String container = first(olga, "/t/acme/containers", "tbody th a");
    return new String[] {
      "/t/acme",
      "/t/acme/clusters",
      "/t/acme/clusters/voice",
      "/t/acme/new-cluster",
      "/t/acme/new-cluster-nodes?blueprint=small",
      "/t/acme/new-cluster-document?from=voice",
      "/t/acme/cluster-document/voice",
      "/t/acme/retirement/voice",
      "/t/acme/change/voice",
      "/t/acme/cluster-stop/voice",
      "/t/acme/declarations/voice",
      "/t/acme/caps/voice",
      "/t/acme/gates/voice/voice-core-1",
      "/t/acme/nodes/voice/voice-core-1",
      "/t/acme/clusters/voice/nodes/voice-core-1/firewall",
      "/t/acme/node-move/voice/voice-core-1",
      container + "/retirement",
      "/t/acme/sizing?extensions=2000&calls=200",
      "/t/acme/containers",
      container,
      container + "/stop",
      container + "/size",
      container + "/console",
      container + "/host",
      "/t/acme/networks",
      "/t/acme/isolation",
      "/t/acme/networks/segments/private",
      "/t/acme/new-segment",
      "/t/acme/networks/addresses/198.51.100.10",
      "/t/acme/members",
      "/t/acme/members/people/otto",
      "/t/acme/roles",
      "/t/acme/roles/new",
      first(olga, "/t/acme/roles", "tbody td a"),
      "/t/acme/quotas",
      "/t/acme/usage",
      "/t/acme/usage?quota=memoryMiB&span=year",
      "/t/acme/usage/records",
      "/t/acme/tokens",
      first(olga, "/t/acme/tokens", "tbody td a"),
      "/t/acme/operations",
      first(olga, "/t/acme/operations", "tbody th a"),
      "/t/acme/appearance",
      "/t/acme/export",
      "/t/acme/helpdesk",
      "/t/acme/break-glass",
      first(olga, "/t/acme/helpdesk?stage=ACTIVE", "tbody th a"),
      first(olga, "/t/acme/helpdesk?stage=OPEN", "tbody th a"),
      "/t/acme/audit",
      "/t/acme/audit?actor=olga&follow=on",
      "/t/acme/audit/verification",
      "/styleguide",
      "/me/preferences",
      "/me/mails"
    };
  }

  private static void asked(String path, String json) {
    try {
      var answer = portal.api("olga", "POST", "tenants/acme/" + path, json.replace('\'', '"'));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> everybodyCanUseThePagesOfSnapshots() throws IOException {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    String all = first(olga, "/t/acme/containers?q=core", "tbody th a") + "/snapshots";
    String api = "tenants/acme" + all.replaceFirst("/t/acme", "");
    String note = "{\"note\":\"Before the update to 5.8, with the new dial plan\"}";
    assertThat(portal.api("olga", "POST", api, note).statusCode()).isEqualTo(202);
    Eventually.until("it is kept", () -> body(api).contains("\"KEPT\""));
    String restore = first(olga, all, "tbody a[href$='/restore']");
    return judged(olga, all, restore, restore.replace("/restore", "/deletion"));
  }

  private static String body(String path) {
    try {
      return portal.api("olga", "GET", path, null).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> everybodyCanUseTheTenantsPagesOfABrand() {
    return judged("gina", "/t/globex", "/t/globex/clusters");
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> everybodyCanUseTheHelpdesksPages() {
    Page hugo = signIn("hugo", new Browser.NewContextOptions());
    return judged(
        hugo,
        "/helpdesk/tenants",
        "/helpdesk/requests",
        first(hugo, "/helpdesk/requests?stage=ACTIVE", "tbody th a"),
        "/t/acme/help",
        "/t/acme",
        "/t/acme/clusters/voice",
        "/t/acme/members");
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> everybodyCanUseThePlatformsPages() {
    Page ada = signIn("ada", new Browser.NewContextOptions());
    return judged(ada, platformPages(ada));
  }

  private static String[] platformPages(Page ada) {
    return new String[] {
      first(ada, "/platform/quotas", "tbody td a"),
      "/platform",
      "/platform/hosts",
      "/platform/hosts/new",
      "/platform/hosts/h1",
      "/platform/hosts/h1/removal",
      "/platform/hosts/h1/loss",
      "/platform/images",
      "/platform/images/lab",
      "/platform/networks",
      "/platform/isolation",
      "/platform/networks/public/public",
      "/platform/tenants",
      "/platform/quotas",
      "/platform/quotas/tenants/acme",
      "/platform/quotas/tenants/acme/vcpus",
      "/platform/usage",
      "/platform/tenants/acme",
      "/platform/tenants/acme/own-name",
      "/platform/tenants?q=nobody",
      "/platform/new-tenant",
      "/platform/mails",
      "/platform/keys",
      "/platform/helpdesk",
      "/platform/break-glass",
      "/platform/break-glass/tenants/acme",
      "/platform/audit"
    };
  }

  /** Of a host that lacks everything, and of what somebody changed by hand on another. */
  @TestFactory
  @Order(5)
  Stream<DynamicTest> everybodyCanUseThePagesOfWhatIsNotAsWanted() throws IOException {
    made(
        "hosts",
        "{'name':'bare','uri':'simulated://pages/bare?bridges=br-public&down=br-public&ovs=no"
            + "&guards=no&narrow=br-public:1400','profile':'OVS_VLAN','pool':'patchbay','segmentBridge':'br-tenant'}");
    Page olga = signIn("olga", new Browser.NewContextOptions());
    String container = first(olga, "/t/acme/containers?q=core", "tbody th a");
    String path = "tenants/acme/containers/" + container.replaceAll(".*/", "");
    JsonObject told =
        JsonParser.parseString(portal.api("olga", "GET", path, null).body()).getAsJsonObject();
    String host = told.get("host").getAsString();
    String mac = told.getAsJsonArray("addresses").get(0).getAsJsonObject().get("mac").getAsString();
    URI uri = URI.create("simulated://pages/" + host);
    UUID machine = UUID.fromString(told.get("id").getAsString());
    Simulation simulation = Simulation.in(folder.resolve("hosts"), Clock.systemUTC());
    simulation.bendCard(uri, machine, mac, FixtureField.TAG, "4000");
    simulation.tamperGuard(uri, machine);
    Page ada = signIn("ada", new Browser.NewContextOptions());
    Eventually.until("it is offered", () -> offer(ada, host));
    String offer = first(ada, "/platform/hosts/" + host, "td a:has-text('Put back')");
    return Stream.concat(
        judged("ada", "/platform/hosts/bare", "/platform/hosts/" + host, offer),
        Stream.concat(
            judged("olga", container, "/t/acme/networks"),
            Stream.of(dynamicTest("put back", () -> putBack(ada, host, offer)))));
  }

  /** What its people see, and the platform. */
  @TestFactory
  @Order(6)
  Stream<DynamicTest> everybodyCanUseThePagesOfATenantThatLeaves() throws SQLException {
    leaves();
    return Stream.concat(
        judged("gina", "/t/globex", "/t/globex/export"),
        judged(
            "ada",
            "/platform/tenants/globex/offboarding",
            "/platform/tenants/globex",
            "/platform/tenants/acme/offboarding",
            "/platform/tenants?gone=true"));
  }

  /** Of an administrator who was asked for a second factor, which StepUpJourneyIT goes through. */
  private static void leaves() throws SQLException {
    try (var database = DriverManager.getConnection(portal.database());
        var sql = database.createStatement()) {
      sql.executeUpdate(
          "update tenant set leave_asked_at = now(), leave_asked_by = 'ada', leave_reason ="
              + " 'The contract ends with the year.', leave_rests_until = now() + interval '14"
              + " days' where slug = 'globex'");
    }
  }

  private static boolean offer(Page ada, String host) {
    ada.navigate(portal.url() + "/platform/hosts/" + host);
    return ada.locator("td a:has-text('Put back')").count() > 0;
  }

  private static void putBack(Page ada, String host, String offer) {
    ada.navigate(portal.url() + offer);
    ada.click("main button[type=submit]");
    assertThat(ada).hasURL(portal.url() + "/platform/hosts/" + host);
    Eventually.until("it is put back", () -> !offer(ada, host));
    assertThat(ada.locator("main")).containsText("Put back");
    Browsers.shoot(ada, "put-back");
  }

  /** The last of all: a host is lost, and what was on it can be recovered. */
  @TestFactory
  @Order(6)
  Stream<DynamicTest> everybodyCanUseThePagesOfALostHost() throws IOException {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    String container = first(olga, "/t/acme/containers?q=core", "tbody th a");
    olga.navigate(portal.url() + container);
    String host = olga.locator("main").innerText().replaceAll("(?s).*\\b(h[123])\\b.*", "$1");
    Simulation.in(folder.resolve("hosts"), Clock.systemUTC())
        .die(URI.create("simulated://pages/" + host));
    Eventually.until("it is said to be lost", () -> lost(host));
    return Stream.concat(
        judged(
            "olga",
            container,
            container + "/recovery",
            "/t/acme/clusters/voice",
            "/t/acme/nodes/voice/voice-core-1"),
        judged("ada", "/platform", "/platform/hosts", "/platform/hosts/" + host));
  }

  /** Refused as long as it answers. */
  private static boolean lost(String host) {
    try {
      return portal.api("ada", "PUT", "hosts/" + host + "/lost", "{\"lost\":true}").statusCode()
          == 200;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(4)
  void everybodyCanReadWhatACheckOfIsolationFound() throws IOException {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    String core = portal.api("olga", "GET", "tenants/acme/containers/voice-core-1", null).body();
    UUID machine = UUID.fromString(core.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
    URI host =
        URI.create("simulated://pages/" + core.replaceAll("(?s).*\"host\":\"([^\"]+)\".*", "$1"));
    Simulation hosts = Simulation.in(folder.resolve("hosts"), Clock.systemUTC());
    hosts.leak(host, machine, "52:54:99:00:00:01");
    olga.navigate(portal.url() + "/t/acme/isolation");
    olga.click("main button[type=submit]");
    assertThat(olga.locator(".pb-flash")).isVisible();
    Eventually.until(
        "its findings are there",
        () -> {
          olga.reload();
          return olga.locator("td code").allInnerTexts().contains("52:54:99:00:00:01 fe80::1");
        });
    judge(olga);
    Browsers.shoot(olga, "isolation-breached");
    Page ada = signIn("ada", new Browser.NewContextOptions());
    ada.navigate(portal.url() + "/platform/isolation");
    assertThat(ada.locator("tbody .pb-status")).hasText("Breached");
    judge(ada);
    Browsers.shoot(ada, "platform-isolation-breached");
    hosts.heal(host);
  }

  @Test
  @Order(4)
  void everybodyCanReadAConsole() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    String console = first(olga, "/t/acme/containers?q=core", "tbody th a") + "/console";
    olga.navigate(portal.url() + console);
    olga.click("main button[type=submit]");
    assertThat(olga).hasURL(portal.url() + console);
    Browsers.shoot(olga, "console");
    for (String path : List.of(console, "/t/acme/nodes/voice/voice-core-1")) {
      olga.navigate(portal.url() + path);
      assertThat(olga.locator("pre")).containsText("[    0.000000] simulated guest");
      judge(olga);
    }
    Browsers.shoot(olga, "node-console");
  }

  @Test
  @Order(4)
  void everybodyCanGiveAContainerAnotherSize() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    String container = first(olga, "/t/acme/containers?q=core", "tbody th a");
    olga.navigate(portal.url() + container + "/size");
    olga.fill("#f-diskGiB", "1");
    olga.click("main button[type=submit]");
    assertThat(olga.locator(".pb-errors")).isFocused();
    assertThat(olga.locator("#e-diskGiB")).containsText("never shrinks");
    judge(olga);
    olga.navigate(portal.url() + container + "/size");
    olga.fill("#f-vcpus", "1");
    olga.fill("#f-diskGiB", "500");
    olga.click("main button[type=submit]");
    assertThat(olga.locator("h1")).containsText("What will happen");
    assertThat(olga.locator("fieldset")).containsText("R7");
    judge(olga);
    olga.click("main button[type=submit]");
    assertThat(olga.locator(".pb-errors")).containsText("tick what you agree to");
    judge(olga);
    olga.check("input[value=later]");
    olga.click("main button[type=submit]");
    olga.waitForURL("**/operations/*");
    olga.navigate(portal.url() + container);
    assertThat(olga.locator("main")).containsText("Needs a restart");
    judge(olga);
  }

  private static void judge(Page page) {
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
  @Order(4)
  void aFormThatWasRefusedSaysSoToEverybody() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    List<String> said = listen(olga);
    olga.navigate(portal.url() + "/t/acme/new-cluster");
    olga.fill("#f-name", "no name");
    olga.click("button[type=submit]:has-text('See what will happen')");
    assertThat(olga.locator(".pb-errors")).isFocused();
    assertThat(Browsers.barriers(olga)).isEmpty();
    olga.fill("#f-name", "second");
    olga.click("button[type=submit]:has-text('See what will happen')");
    assertThat(olga.locator("h1")).hasText("What will happen: second");
    assertThat(Browsers.barriers(olga)).isEmpty();
    assertThat(said).allMatch(words -> words.contains("422"));
  }

  @Test
  @Order(4)
  void rulesAreToldWhileAClusterIsPutTogether() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    List<String> said = listen(olga);
    olga.navigate(portal.url() + "/t/acme/new-cluster-nodes");
    olga.check("[name='node.0.roles'][value=sip]");
    assertThat(olga.locator("[data-checked]")).containsText("R1");
    assertThat(Browsers.barriers(olga)).isEmpty();
    olga.click("button:has-text('Add node')");
    assertThat(olga.locator("tbody tr")).hasCount(2);
    assertThat(olga.locator("[name='node.0.roles'][value=sip]")).isChecked();
    for (var role : olga.locator("[name='node.1.roles']").all()) {
      role.check();
    }
    assertThat(olga.locator("[data-checked]")).not().containsText("R1");
    olga.fill("[name='node.1.name']", "Wrong Name");
    olga.fill("#f-name", "mixed");
    olga.click("main .pb-actions button:has-text('See what will happen')");
    assertThat(olga.locator(".pb-errors")).isFocused();
    assertThat(olga.locator("td .pb-wrong")).hasCount(1);
    judge(olga);
    Browsers.shoot(olga, "nodes");
    olga.fill("[name='node.1.name']", "mixed-all");
    olga.click("main .pb-actions button:has-text('See what will happen')");
    assertThat(olga.locator("h1")).hasText("What will happen: mixed");
    assertThat(olga.locator("main")).containsText("mixed-all");
    judge(olga);
    assertThat(said).allMatch(words -> words.contains("422"));
  }

  @Test
  @Order(4)
  void aDocumentIsRefusedByLineAndThenShownAsAPlan() {
    Page olga = signIn("olga", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    olga.navigate(portal.url() + "/t/acme/new-cluster-document?from=voice");
    String text = olga.inputValue("#f-document");
    olga.fill("#f-document", text.replace("roles:", "rolls:"));
    olga.click("main button[type=submit]");
    assertThat(olga.locator("#e-document")).containsText("Line ");
    assertThat(olga.locator("#f-document")).hasValue(Pattern.compile("rolls:"));
    olga.fill("#f-document", text.replace("voice", "copy"));
    olga.click("main button[type=submit]");
    assertThat(olga.locator("h1")).hasText("What will happen: copy");
    assertThat(olga.locator("button:has-text('Make cluster copy')")).isVisible();
  }

  @Test
  @Order(5)
  void aNodeGetsAnotherRoleByEverybody() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    olga.navigate(portal.url() + "/t/acme/change/voice");
    olga.locator("summary:has-text('Other roles')").first().click();
    olga.locator("[name='roles.voice-core-1']:checked").first().uncheck();
    olga.click("button[type=submit]:has-text('See what will happen')");
    assertThat(olga.locator("h1")).hasText("What will change: voice");
    assertThat(olga.locator("main")).containsText("It is asked to shut down");
    Browsers.shoot(olga, "roles-preview");
    judge(olga);
  }

  @Test
  @Order(5)
  void aContainerGetsAnotherSizeByEverybody() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    olga.navigate(portal.url() + "/t/acme/change/voice");
    judge(olga);
    olga.selectOption("[name='resize.voice-core-1']", "double");
    olga.click("button[type=submit]:has-text('See what will happen')");
    assertThat(olga.locator("h1")).hasText("What will change: voice");
    assertThat(olga.locator("h2:has-text('Other sizes')")).isVisible();
    Browsers.shoot(olga, "sizes-preview");
    judge(olga);
  }

  @Test
  @Order(4)
  void aRoleIsScaledOutByEverybody() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    olga.navigate(portal.url() + "/t/acme/change/voice");
    olga.click("button[type=submit]:has-text('See what will happen')");
    assertThat(olga.locator(".pb-errors")).containsText("Choose what is to change");
    assertThat(Browsers.barriers(olga)).isEmpty();
    olga.fill("[name='add.sip']", "1");
    Browsers.shoot(olga, "change");
    olga.click("button[type=submit]:has-text('See what will happen')");
    assertThat(olga.locator("h1")).hasText("What will change: voice");
    assertThat(olga.locator("main")).containsText("voice-sip-1");
    assertThat(Browsers.barriers(olga)).isEmpty();
    Browsers.shoot(olga, "change-preview");
    olga.click("button:has-text('Change cluster voice')");
    assertThat(olga.locator("h1")).hasText("Change cluster voice");
    assertThat(olga.locator(".pb-head .pb-status").first()).hasText("Done");
    olga.navigate(portal.url() + "/t/acme/cluster-stop/voice");
    Browsers.shoot(olga, "cluster-stop");
    olga.click("button:has-text('Stop cluster voice')");
    assertThat(olga.locator(".pb-head .pb-status").first()).hasText("Done");
    olga.navigate(portal.url() + "/t/acme/clusters/voice");
    assertThat(olga.locator(".pb-head .pb-status").first()).hasText("Stopped");
    Browsers.shoot(olga, "cluster-stopped");
    olga.click("button:has-text('Start cluster')");
    assertThat(olga.locator(".pb-head .pb-status").first()).hasText("Done");
  }

  @Test
  @Order(4)
  void whatWasEnteredOutlivesTheSession() {
    Page olga = signIn("olga", new Browser.NewContextOptions());
    olga.navigate(portal.url() + "/t/acme/new-cluster");
    olga.fill("#f-name", "kept");
    olga.context().clearCookies();
    olga.click("button[type=submit]:has-text('See what will happen')");
    logIn(olga, "olga");
    assertThat(olga.locator("h1")).hasText("You are logged in again");
    assertThat(olga.locator("dl")).containsText("kept");
    assertThat(Browsers.barriers(olga)).isEmpty();
    olga.click("button:has-text('Send it now')");
    assertThat(olga.locator("h1")).hasText("What will happen: kept");
    olga.context().clearCookies();
    olga.navigate(portal.url() + "/t/acme/containers?q=core");
    logIn(olga, "olga");
    assertThat(olga).hasURL(portal.url() + "/t/acme/containers?q=core");
  }

  @Test
  @Order(4)
  void theFirstPageIsLight() {
    Page first = signIn("olga", new Browser.NewContextOptions());
    Page page =
        browsers.page(
            new Browser.NewContextOptions().setStorageState(first.context().storageState()));
    CDPSession network = page.context().newCDPSession(page);
    List<Long> sizes = new ArrayList<>();
    network.on("Network.loadingFinished", event -> sizes.add(size(event)));
    network.send("Network.enable");
    page.navigate(portal.url() + "/t/acme");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(page.url()).endsWith("/t/acme");
    assertThat(sizes).hasSizeGreaterThan(2);
    assertThat(sizes.stream().mapToLong(Long::longValue).sum())
        .as("bytes on the wire: %s", sizes)
        .isLessThan(FIRST_PAGE_BYTES);
  }

  private static long size(JsonObject event) {
    return event.get("encodedDataLength").getAsLong();
  }

  /** German words are longer, and stand where nobody measured them. */
  @TestFactory
  @Order(6)
  Stream<DynamicTest> germanWordsBreakNoPage() {
    Page olga = signIn("olga", new Browser.NewContextOptions().setLocale("de-AT"));
    Page ada = signIn("ada", new Browser.NewContextOptions().setLocale("de"));
    return Stream.concat(german(olga, tenantPages(olga)), german(ada, platformPages(ada)));
  }

  private static Stream<DynamicTest> german(Page page, String... paths) {
    return Stream.of(paths).map(path -> dynamicTest("de " + path, () -> seenInGerman(page, path)));
  }

  private static void seenInGerman(Page page, String path) {
    page.navigate(portal.url() + path);
    assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("de(-AT)?"));
    assertThat(page.content()).doesNotContain("??");
    fitsAtEachWidth(page, "de" + path);
  }

  @Test
  @Order(1)
  void whoChoseALanguageAndAZoneIsToldThingsLikeThat() {
    Page gina = signIn("gina", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    gina.navigate(portal.url() + "/t/globex");
    gina.click(".pb-account summary");
    gina.click(".pb-menu a[href='/me/preferences']");
    gina.selectOption("#f-language", "de");
    gina.selectOption("#f-zone", "Asia/Tokyo");
    gina.click("main button[type=submit]");
    assertThat(gina.locator(".pb-flash")).containsText("Gespeichert");
    assertThat(gina.locator("html")).hasAttribute("lang", "de");
    assertThat(gina.locator("main time")).hasText(Pattern.compile("\\d+\\.\\d+\\.\\d+, .+ JST"));
    gina.click(".pb-account summary");
    gina.click("button:has-text('Abmelden')");
    gina.navigate(portal.url() + "/t/globex");
    assertThat(gina.locator("#username")).isVisible();
    assertThat(gina.locator("html")).hasAttribute("lang", "de");
  }

  /** In another browser, which asks for English and is elsewhere. */
  @Test
  @Order(2)
  void whatSomebodyChoseIsKnownInEveryBrowser() {
    Page gina = signIn("gina", new Browser.NewContextOptions().setTimezoneId("America/Lima"));
    gina.navigate(portal.url() + "/me/preferences");
    assertThat(gina.locator("h1")).hasText("Sprache und Zeitzone");
    assertThat(gina.locator("main time")).hasText(Pattern.compile(".+ GMT\\+9"));
    gina.selectOption("#f-language", "");
    gina.click("main button[type=submit]");
    assertThat(gina.locator("h1")).hasText("Language and time zone");
  }

  private static String first(Page page, String list, String link) {
    page.navigate(portal.url() + list);
    return page.locator(link).first().getAttribute("href");
  }

  private static Stream<DynamicTest> judged(String person, String... paths) {
    return judged(signIn(person, new Browser.NewContextOptions()), paths);
  }

  private static Stream<DynamicTest> judged(Page page, String... paths) {
    List<String> said = listen(page);
    return Stream.of(paths).map(path -> dynamicTest(path, () -> judge(page, path, said)));
  }

  /** Nothing in anybody's way, nothing for the content policy to refuse, no key without words. */
  private static void judge(Page page, String path, List<String> said) {
    said.clear();
    var answer = page.navigate(portal.url() + path);
    assertThat(page.url()).isEqualTo(portal.url() + path);
    assertThat(Browsers.barriers(page)).isEmpty();
    assertThat(page.content()).doesNotContain("??", "&lt;th:");
    assertThat(said).allMatch(words -> words.contains(" " + answer.status() + " "));
    fitsAtEachWidth(page, path);
  }

  private static void fitsAtEachWidth(Page page, String path) {
    for (int width : Browsers.WIDTHS) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("sideways at %d pixels", width)
          .isEqualTo(0);
      Browsers.shootIfAsked(page, path.replaceAll("[^a-z0-9-]+", "_") + "-" + width);
    }
  }

  /** All that the browser complains about, as refusals of the content policy. */
  private static List<String> listen(Page page) {
    List<String> said = new ArrayList<>();
    page.onConsoleMessage(message -> said.add(message.text()));
    page.onPageError(said::add);
    return said;
  }

  private static Page signIn(String person, Browser.NewContextOptions options) {
    Page page = browsers.page(options.setViewportSize(1440, 900));
    page.navigate(portal.url() + "/");
    logIn(page, person);
    return page;
  }

  private static void logIn(Page page, String person) {
    Browsers.logIn(page, person);
    page.waitForURL(url -> url.startsWith(portal.url()));
  }
}
