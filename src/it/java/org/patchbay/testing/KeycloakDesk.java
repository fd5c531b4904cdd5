package org.patchbay.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What an administrator of the test's Keycloak does and sees. */
public final class KeycloakDesk {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String ROOT =
      System.getProperty("patchbay.test.keycloak", "").replaceAll("/realms/.*", "");

  private KeycloakDesk() {}

  /** Mails of the realm go there from now on. */
  public static void mailsTo(int port) throws IOException {
    String server = "{\"host\":\"127.0.0.1\",\"port\":\"%d\",\"from\":\"patchbay@patchbay.test\"}";
    HttpResponse<String> answer =
        call("PUT", "", "{\"smtpServer\":" + server.formatted(port) + "}");
    if (answer.statusCode() != 204) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  /** The aliases of all organizations. */
  @SuppressWarnings("unchecked")
  public static List<String> organizations() {
    try {
      String list = "{\"all\":" + call("GET", "/organizations?max=1000", null).body() + "}";
      var all = (List<Map<String, Object>>) JSONObjectUtils.parse(list).get("all");
      return all.stream().map(one -> (String) one.get("alias")).toList();
    } catch (ParseException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where whoever follows an invitation of this organization is led to; empty without one. */
  public static String landing(String alias) {
    try {
      String id = id("/organizations?exact=true&search=", alias);
      String whole = call("GET", "/organizations/" + id, null).body();
      return whole.contains("redirectUrl")
          ? whole.replaceAll("(?s).*\"redirectUrl\":\"([^\"]*)\".*", "$1")
          : "";
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  /** Ends all logins of this person. */
  public static void logOut(String person) throws IOException {
    expect(
        204, call("POST", "/users/" + id("/users?exact=true&username=", person) + "/logout", null));
  }

  /** Lets this person in, or not. */
  public static void letIn(String person, boolean in) throws IOException {
    String user = "/users/" + id("/users?exact=true&username=", person);
    expect(204, call("PUT", user, "{\"enabled\":" + in + "}"));
  }

  /** Access tokens of the pages last that long from now on. */
  public static void tokensLast(int seconds) throws IOException {
    String client = "/clients/" + id("/clients?clientId=", "patchbay");
    String lifespan = "{\"attributes\":{\"access.token.lifespan\":\"" + seconds + "\"}}";
    expect(204, call("PUT", client, lifespan));
  }

  /** The portal's client is led back to there as well from now on. */
  @SuppressWarnings("unchecked")
  public static void leadsBackTo(String address) throws IOException {
    String client = "/clients/" + id("/clients?clientId=", "patchbay");
    try {
      var known = JSONObjectUtils.parse(call("GET", client, null).body());
      var all = new TreeSet<>((List<String>) known.get("redirectUris"));
      all.add(address);
      known.put("redirectUris", List.copyOf(all));
      expect(204, call("PUT", client, JSONObjectUtils.toJSONString(known)));
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  /**
   * A client for a machine, as {@code src/docs/tokens.md} says one is made; its secret is its name.
   */
  public static void machine(String name, String tenant) throws IOException {
    String claim =
        mapper(
            "tenant",
            "oidc-hardcoded-claim-mapper",
            "'claim.name':'organization','claim.value':'[\\'%s\\']','jsonType.label':'JSON'"
                .formatted(tenant));
    String audience =
        mapper("api", "oidc-audience-mapper", "'included.custom.audience':'patchbay-api'");
    String client =
        "{'clientId':'%s','secret':'%s','serviceAccountsEnabled':true,'standardFlowEnabled':false,'protocolMappers':[%s,%s]}";
    expect(201, call("POST", "/clients", json(client.formatted(name, name, claim, audience))));
  }

  private static String mapper(String name, String kind, String config) {
    return "{'name':'%s','protocol':'openid-connect','protocolMapper':'%s','config':{%s,'access.token.claim':'true'}}"
        .formatted(name, kind, config);
  }

  private static String json(String single) {
    return single.replace("\\'", "\\\"").replace('\'', '"');
  }

  /** What such a client gets for its own name and secret. */
  public static String machineToken(String name) throws IOException {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(name, name);
    return accessToken(send(form(ROOT + "/realms/patchbay", form)));
  }

  /** This person has no second factor from now on. */
  @SuppressWarnings("unchecked")
  public static void forgetSecondFactor(String person) throws IOException {
    String all = "/users/" + id("/users?exact=true&username=", person) + "/credentials";
    try {
      String list = "{\"all\":" + call("GET", all, null).body() + "}";
      var credentials = (List<Map<String, Object>>) JSONObjectUtils.parse(list).get("all");
      for (Map<String, Object> credential : credentials) {
        if (credential.get("type").equals("otp")) {
          expect(204, call("DELETE", all + "/" + credential.get("id"), null));
        }
      }
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  private static String id(String query, String name) throws IOException {
    return call("GET", query + name, null)
        .body()
        .replaceAll("(?s)^\\[\\{\"id\":\"([^\"]+)\".*", "$1");
  }

  private static void expect(int status, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != status) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  private static HttpResponse<String> call(String verb, String path, String json)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(ROOT + "/admin/realms/patchbay" + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(
                verb,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    return send(request);
  }

  private static String token() throws IOException {
    String form = "grant_type=password&client_id=admin-cli&username=admin&password=admin";
    return accessToken(send(form(ROOT + "/realms/master", form)));
  }

  private static HttpRequest.Builder form(String realm, String form) {
    return HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private static String accessToken(HttpResponse<String> answer) {
    return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
