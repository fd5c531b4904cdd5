package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** A simulated platform on which acme, whose owner is olga, runs the cluster voice of one node. */
public final class OneCluster {
  private final RunningPortal portal;

  private OneCluster(RunningPortal portal) {
    this.portal = portal;
  }

  /** Makes all of it, and waits until the cluster runs. */
  public static void on(RunningPortal portal) throws IOException {
    var platform = new OneCluster(portal);
    platform.hosts();
    platform.cluster();
  }

  private void hosts() throws IOException {
    made("tenants", "{'slug':'acme','name':'Acme','members':{'olga':'OWNER'}}");
    made(
        "hosts",
        "{'name':'h1','uri':'simulated://one/h1?boot=PT1S','pool':'patchbay',"
            + "'segmentBridge':'br-tenant'}");
    made("images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64 << 20).array();
    assertThat(portal.upload("ada", "images/lab/content", image).statusCode()).isEqualTo(200);
    made(
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.40'}]}");
    portal.api("ada", "PUT", "networks/segments", "{\"first\":100,\"last\":199}");
  }

  /** With the warnings of its plan accepted. */
  private void cluster() throws IOException {
    String asked = "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"single\"";
    String plan = portal.api("olga", "POST", "tenants/acme/clusters/plan", asked + "}").body();
    StringBuilder words = new StringBuilder();
    for (var violation :
        JsonParser.parseString(plan).getAsJsonObject().getAsJsonArray("violations")) {
      words.append(words.isEmpty() ? "" : ",").append(violation.getAsJsonObject().get("confirm"));
    }
    String wish = asked + ",\"confirm\":[" + words + "]}";
    var answer = portal.api("olga", "POST", "tenants/acme/clusters", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    Eventually.until(
        "it runs",
        () -> operation(id).has("endedAt") && !operation(id).get("endedAt").isJsonNull());
  }

  private JsonObject operation(String id) {
    try {
      String body = portal.api("olga", "GET", "operations/" + id, null).body();
      return JsonParser.parseString(body).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void made(String path, String json) throws IOException {
    var answer = portal.api("ada", "POST", path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
