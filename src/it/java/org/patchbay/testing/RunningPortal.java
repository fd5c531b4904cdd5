package org.patchbay.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The WAR on Payara Micro in a process of its own, with a fresh database and the test's Keycloak
 * ({@code patchbay.test.keycloak}); or the portal that {@code patchbay.test.url} names.
 */
public final class RunningPortal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Of its port: two test runs may go on beside each other. */
  private static final Path LOG =
      Path.of("target", "portal-" + Integer.getInteger("patchbay.test.port", 0) + ".log");

  private final String url;
  private final Path folder;
  private final ProcessBuilder command;
  private Process process;

  private RunningPortal(String url, Path folder, ProcessBuilder command) {
    this.url = url;
    this.folder = folder;
    this.command = command;
  }

  public static boolean canRun() {
    return System.getProperty("patchbay.test.keycloak") != null;
  }

  /** Starts it and waits until it says that it is ready. */
  public static RunningPortal start(Path folder) throws IOException {
    String given = System.getProperty("patchbay.test.url");
    if (given != null) {
      return new RunningPortal(given, folder, null);
    }
    return start(folder, issuer());
  }

  /** The same with settings, as environment variables. */
  public static RunningPortal start(Path folder, Map<String, String> settings) throws IOException {
    return start(folder, issuer(), settings);
  }

  /** The same with a login service of the test's own. */
  public static RunningPortal start(Path folder, String issuer) throws IOException {
    return start(folder, issuer, Map.of());
  }

  /** The same with settings, as environment variables. */
  public static RunningPortal start(Path folder, String issuer, Map<String, String> settings)
      throws IOException {
    int port = Integer.getInteger("patchbay.test.port", freePort());
    ProcessBuilder command = command(folder, port);
    command.environment().putAll(environment(folder, port, issuer));
    command.environment().putAll(settings);
    Files.deleteIfExists(LOG);
    var portal = new RunningPortal("http://127.0.0.1:" + port, folder, command);
    portal.startAgain();
    return portal;
  }

  /** Starts it anew on its database, at its address, and waits until it says that it is ready. */
  public void startAgain() throws IOException {
    process = command.start();
    try {
      Eventually.until("the portal is ready", PATIENCE, this::ready, RunningPortal::lastWords);
    } catch (AssertionError e) {
      // Nobody holds it who could end it.
      kill();
      throw e;
    }
  }

  /** As {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  public long pid() {
    return process.pid();
  }

  /** The JDBC URL of its database. */
  public String database() {
    return command.environment().get("PATCHBAY_DB_URL");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static ProcessBuilder command(Path folder, int port) {
    var command =
        new ProcessBuilder(
            "src/launch/serve",
            folder.resolve("payara").toString(),
            "127.0.0.1",
            String.valueOf(port));
    command
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                // Tests want a quick start; benchmarks what is used in earnest.
                "JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=" + Integer.getInteger("patchbay.test.tier", 1),
                "PAYARA_CONFIG",
                "config/payara",
                "PAYARA_MICRO",
                System.getProperty("payara.microJar", "target/payara-micro.jar"),
                "WAR",
                System.getProperty("patchbay.test.war", "target/patchbay.war")));
    return command
        .redirectErrorStream(true)
        // Where it stays when the test is over: a failure is read there.
        .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
  }

  private static Map<String, String> environment(Path folder, int port, String issuer) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "PATCHBAY_DB_URL",
                Postgres.freshDatabase(),
                "PATCHBAY_OIDC_ISSUER",
                issuer,
                "PATCHBAY_BASE_URL",
                "http://127.0.0.1:" + port,
                "PATCHBAY_HOST_OBSERVE_EVERY",
                "PT1S",
                // All of a test's people come from one address.
                "PATCHBAY_LOGIN_PER_MINUTE",
                "100000",
                "PATCHBAY_DATA_DIR",
                folder.toString(),
                "PATCHBAY_SIMULATED_DIR",
                folder.resolve("hosts").toString()));
    // Who has confirmed who they are need not do so again in the middle of a long test.
    settings.put("PATCHBAY_STEP_UP_LASTS", "PT2H");
    settings.put("PATCHBAY_SECRETS_KEYS", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    if (Lab.isThere()) {
      settings.put("PATCHBAY_LIBVIRT_TLS_PKI_DIR", Lab.pki());
    }
    return settings;
  }

  private static String issuer() {
    String keycloak = System.getProperty("patchbay.test.keycloak");
    return keycloak.contains("/realms/") ? keycloak : keycloak + "/realms/patchbay";
  }

  private boolean ready() {
    if (!process.isAlive()) {
      throw new AssertionError("the portal ended: " + lastWords());
    }
    if (refused()) {
      throw new AssertionError("the portal did not start: " + lastWords());
    }
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The server lives on without it, and answers 404. */
  private static boolean refused() {
    try {
      return Files.readString(LOG).contains("Exception while preparing the app : ");
    } catch (IOException e) {
      return false;
    }
  }

  private static String lastWords() {
    try {
      List<String> lines = Files.readAllLines(LOG);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  public String url() {
    return url;
  }

  /** As if everybody who is signed in had just confirmed who they are. */
  public void everybodyConfirms() throws SQLException {
    try (var database = DriverManager.getConnection(database());
        var sql = database.createStatement()) {
      sql.executeUpdate("update portal_session set acr = 'mfa', acr_at = now()");
    }
  }

  /** What stands at any address. */
  public static HttpResponse<String> fetch(String address) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  /** A plain request without a session. */
  public HttpResponse<String> get(String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  /** A call of the API as this person; the body is JSON, or null for a GET. */
  public HttpResponse<String> api(String person, String method, String path, String json)
      throws IOException {
    return call(token(person), method, path, json);
  }

  /** A call of the API with a bearer token; the body is JSON, or null. */
  public HttpResponse<String> call(String token, String method, String path, String json)
      throws IOException {
    var body =
        json == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    return send(request(token, path, "application/json").method(method, body));
  }

  /** Uploads a file as this person. */
  public HttpResponse<String> upload(String person, String path, byte[] content)
      throws IOException {
    return uploadWith(token(person), path, content);
  }

  /** Uploads a file with a bearer token. */
  public HttpResponse<String> uploadWith(String token, String path, byte[] content)
      throws IOException {
    return send(
        request(token, path, "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
  }

  private HttpRequest.Builder request(String token, String path, String type) {
    return HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type);
  }

  /** A bearer token, as the launcher's curl line gets one. */
  public String token(String person) throws IOException {
    String form =
        "grant_type=password&client_id=patchbay-cli&username=" + person + "&password=" + person;
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
