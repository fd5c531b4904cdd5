package org.patchbay.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The WAR on Payara Micro with a login service that lets in whom the test names: {@code ada} and
 * {@code adam} administer the platform, {@code hugo} and {@code hanna} are of the helpdesk,
 * everybody else belongs to the tenants acme and globex.
 */
public final class GivenPortal implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestIssuer issuer;
  private final RunningPortal portal;
  private final Map<String, Visitor> visitors = new HashMap<>();

  private GivenPortal(TestIssuer issuer, RunningPortal portal) {
    this.issuer = issuer;
    this.portal = portal;
  }

  public static GivenPortal start(Path folder) throws Exception {
    return start(folder, Map.of());
  }

  /** The same with settings of the test's own, as environment variables. */
  public static GivenPortal start(Path folder, Map<String, String> settings) throws Exception {
    TestIssuer issuer = TestIssuer.start();
    return new GivenPortal(issuer, RunningPortal.start(folder, issuer.url(), settings));
  }

  /** A connection to its database. */
  public Connection database() throws SQLException {
    return DriverManager.getConnection(portal.database());
  }

  /** Writes down an operation of the only tenant, that nobody carries out. */
  public void operation(UUID id) throws SQLException {
    try (var database = database();
        var sql =
            database.prepareStatement(
                "insert into operation (id, tenant_id, kind, target_kind, target_id, target_name,"
                    + " actor, request_id, created_at) select ?, id, 'CLUSTER_DEPLOY', 'cluster',"
                    + " id, 'voice', 'olga', '-', now() from tenant")) {
      sql.setObject(1, id);
      sql.executeUpdate();
    }
  }

  public String url() {
    return portal.url();
  }

  /** What the portal answered. */
  public record Answer(HttpResponse<String> http) {
    public int status() {
      return http.statusCode();
    }

    public String body() {
      return http.body();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** The object that the body is. */
    public Map<String, Object> json() {
      try {
        return JSONObjectUtils.parse(http.body());
      } catch (ParseException e) {
        throw new AssertionError(http.statusCode() + " " + http.body(), e);
      }
    }

    /** The objects of a list. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> items() {
      return (List<Map<String, Object>>) json().get("items");
    }

    /** The fields that a problem complains about. */
    @SuppressWarnings("unchecked")
    public List<String> wrongFields() {
      var errors = (List<Map<String, Object>>) json().get("errors");
      return errors.stream().map(error -> (String) error.get("field")).toList();
    }
  }

  /** A call of the API; {@code path} from the root on, {@code json} null for none. */
  public Answer call(String person, String verb, String path, String json, String... headers)
      throws IOException {
    var request = request(person, path).method(verb, body(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(send(request));
  }

  /** The same with a token of the test's own. */
  public Answer withToken(String token, String verb, String path, String json) throws IOException {
    return new Answer(
        send(
            HttpRequest.newBuilder(URI.create(portal.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(verb, body(json))));
  }

  /** The same with another kind of text than JSON. */
  public Answer send(String person, String verb, String path, String type, String text)
      throws IOException {
    return new Answer(
        send(request(person, path).header("Content-Type", type).method(verb, body(text))));
  }

  public Answer upload(String person, String path, byte[] content) throws IOException {
    return new Answer(
        send(
            request(person, path)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(content))));
  }

  private HttpRequest.Builder request(String person, String path) {
    return HttpRequest.newBuilder(URI.create(portal.url() + path))
        .header("Authorization", "Bearer " + token(person));
  }

  private static HttpRequest.BodyPublisher body(String json) {
    return json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
  }

  public String token(String person) {
    return issuer.signed(TestIssuer.forTheApi(claims(person)).build());
  }

  /** What is said of this person. */
  public com.nimbusds.jwt.JWTClaimsSet.Builder claims(String person) {
    var claims =
        switch (person) {
          case "ada", "adam" -> issuer.claims(person, List.of("platform-admin"), List.of());
          case "hugo", "hanna" -> issuer.claims(person, List.of("helpdesk"), List.of());
          default -> issuer.claims(person, List.of(), List.of("acme", "globex"));
        };
    return claims.claim("email", person + "@patchbay.test").claim("email_verified", true);
  }

  /** This person's browser, signed in; they have confirmed who they are. */
  public Visitor browser(String person) throws IOException {
    Visitor known = visitors.get(person);
    if (known == null) {
      known = unconfirmed(person);
      visitors.put(person, known);
      try {
        portal.everybodyConfirms();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
    return known;
  }

  /** A browser of this person's that is signed in, and no more. */
  public Visitor unconfirmed(String person) throws IOException {
    issuer.nowComes(claims(person).build());
    var visitor = new Visitor(portal.url());
    visitor.follow("/");
    return visitor;
  }

  /** Another browser of this person's, signed in by a login with this id at the provider. */
  public Visitor browser(String person, String login) throws IOException {
    issuer.nowComes(claims(person).claim("sid", login).build());
    var visitor = new Visitor(portal.url());
    visitor.follow("/");
    return visitor;
  }

  /** A token for the API from the login with this id. */
  public String token(String person, String login) {
    return issuer.signed(TestIssuer.forTheApi(claims(person).claim("sid", login)).build());
  }

  /** Who logs in from now on, in whatever browser. */
  public void nowComes(String person) {
    issuer.nowComes(claims(person).build());
  }

  /** The same by a login with this id at the provider. */
  public void nowComes(String person, String login) {
    issuer.nowComes(claims(person).claim("sid", login).build());
  }

  /** Nobody has confirmed who they are, in any session. */
  public void forgetsConfirmations() throws SQLException {
    try (var database = database();
        var sql = database.createStatement()) {
      sql.executeUpdate("update portal_session set acr = null, acr_at = null");
    }
  }

  public TestIssuer issuer() {
    return issuer;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    portal.close();
    issuer.close();
  }
}
