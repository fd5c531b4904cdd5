package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;

/** A simulated platform on which acme, whose owner is olga, runs the cluster voice of one node. */
public final class OneCluster {
  private final Api api;

  private OneCluster(Api api) {
    this.api = api;
  }

  /** A portal's API; paths are behind {@code /api/v1/}. */
  private interface Api {
    HttpResponse<String> call(String person, String verb, String path, String json)
        throws IOException;

    HttpResponse<String> upload(String person, String path, byte[] content) throws IOException;
  }

  /** Makes all of it, and waits until the cluster runs. */
  public static void on(RunningPortal portal) throws IOException {
    on(api(portal));
  }

  /** The same, as far as it is there before the cluster; otto is its operator. */
  public static void onlyHosts(RunningPortal portal) throws IOException {
    var platform = new OneCluster(api(portal));
    platform.hosts("{'olga':'OWNER','otto':'OPERATOR'}");
  }

  private static Api api(RunningPortal portal) {
    return new Api() {
      @Override
      public HttpResponse<String> call(String person, String verb, String path, String json)
          throws IOException {
        return portal.api(person, verb, path, json);
      }

      @Override
      public HttpResponse<String> upload(String person, String path, byte[] content)
          throws IOException {
        return portal.upload(person, path, content);
      }
    };
  }

  /** The same where people have no accounts but their names. */
  public static void on(GivenPortal portal) throws IOException {
    on(
        new Api() {
          @Override
          public HttpResponse<String> call(String person, String verb, String path, String json)
              throws IOException {
            return portal.call(person, verb, "/api/v1/" + path, json).http();
          }

          @Override
          public HttpResponse<String> upload(String person, String path, byte[] content)
              throws IOException {
            return portal.upload(person, "/api/v1/" + path, content).http();
          }
        });
  }

  private static void on(Api api) throws IOException {
    var platform = new OneCluster(api);
    platform.hosts("{'olga':'OWNER'}");
    platform.cluster();
  }

  private void hosts(String members) throws IOException {
    made("tenants", "{'slug':'acme','name':'Acme','members':" + members + "}");
    made(
        "hosts",
        "{'name':'h1','uri':'simulated://one/h1?boot=PT1S','pool':'patchbay',"
            + "'segmentBridge':'br-tenant'}");
    made("images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64 << 20).array();
    assertThat(api.upload("ada", "images/lab/content", image).statusCode()).isEqualTo(200);
    made(
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.40'}]}");
    api.call("ada", "PUT", "networks/segments", "{\"first\":100,\"last\":199}");
  }

  /** With the warnings of its plan accepted. */
  private void cluster() throws IOException {
    String asked = "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"single\"";
    String plan = api.call("olga", "POST", "tenants/acme/clusters/plan", asked + "}").body();
    StringBuilder words = new StringBuilder();
    for (var violation :
        JsonParser.parseString(plan).getAsJsonObject().getAsJsonArray("violations")) {
      words.append(words.isEmpty() ? "" : ",").append(violation.getAsJsonObject().get("confirm"));
    }
    String wish = asked + ",\"confirm\":[" + words + "]}";
    var answer = api.call("olga", "POST", "tenants/acme/clusters", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    Eventually.until(
        "it runs",
        () -> operation(id).has("endedAt") && !operation(id).get("endedAt").isJsonNull());
  }

  private JsonObject operation(String id) {
    try {
      String body = api.call("olga", "GET", "operations/" + id, null).body();
      return JsonParser.parseString(body).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void made(String path, String json) throws IOException {
    var answer = api.call("ada", "POST", path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
