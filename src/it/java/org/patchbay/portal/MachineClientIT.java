package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.RunningPortal;

/** A machine that comes with client credentials of a real Keycloak. */
class MachineClientIT {
  private static final String TOKENS = "tenants/acme/tokens";
  private static final String TOKEN = "{'name':'%s','role':'VIEWER','days':5}";

  @TempDir static Path folder;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    portal = RunningPortal.start(folder);
    for (String slug : new String[] {"acme", "globex"}) {
      String tenant = "{'slug':'%s','name':'x','members':{'olga':'OWNER'}}".formatted(slug);
      assertThat(portal.api("ada", "POST", "tenants", json(tenant)).statusCode()).isEqualTo(201);
    }
    KeycloakDesk.machine("ci", "acme");
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static String json(String single) {
    return single.replace('\'', '"');
  }

  private static void members(String machines) throws IOException {
    String all = "{'members':{'olga':'OWNER'%s}}".formatted(machines);
    assertThat(portal.api("olga", "PUT", "tenants/acme/members", json(all)).statusCode())
        .isEqualTo(200);
  }

  private static HttpResponse<String> ci(String verb, String path, String single)
      throws IOException {
    return portal.call(
        KeycloakDesk.machineToken("ci"), verb, path, single == null ? null : json(single));
  }

  @Test
  void itMayWhatItsMembershipSaysAtEachRequestAndTheTrailNamesIt() throws IOException {
    members("");
    assertThat(ci("GET", "tenants/acme", null).statusCode()).isEqualTo(404);
    members(",'service-account-ci':'OPERATOR'");
    assertThat(ci("GET", "tenants/acme", null).statusCode()).isEqualTo(200);
    assertThat(ci("GET", "tenants/globex", null).statusCode()).isEqualTo(404);
    assertThat(ci("POST", TOKENS, TOKEN.formatted("made")).statusCode()).isEqualTo(201);
    assertThat(portal.api("olga", "GET", "tenants/acme/audit", null).body())
        .contains("\"actor\":\"service-account-ci\"");

    members(",'service-account-ci':'VIEWER'");
    assertThat(ci("GET", "tenants/acme", null).statusCode()).isEqualTo(200);
    assertThat(ci("POST", TOKENS, TOKEN.formatted("more")).statusCode()).isEqualTo(403);

    members("");
    assertThat(ci("GET", "tenants/acme", null).statusCode()).isEqualTo(404);
  }

  @Test
  void itDestroysNothingForItHasNoSecondFactor() throws IOException {
    members(",'service-account-ci':'OPERATOR'");
    HttpResponse<String> refused =
        ci("POST", TOKENS + "/destroying", TOKEN.formatted("destroying"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("STEP_UP_NEEDED");
  }
}
