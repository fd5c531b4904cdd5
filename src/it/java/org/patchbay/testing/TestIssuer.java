package org.patchbay.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A login service that asks nobody anything: whoever comes is {@link #nowComes the person} the test
 * says. It hands out good tokens, and any bad one a test wants.
 */
public final class TestIssuer implements AutoCloseable {
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, JWTClaimsSet> byCode = new ConcurrentHashMap<>();
  private final Map<String, String> challenges = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private volatile JWTClaimsSet person = new JWTClaimsSet.Builder().build();
  private volatile int ofAccounts = 404;

  private TestIssuer(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  public static TestIssuer start() throws IOException, JOSEException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var issuer = new TestIssuer(HttpServer.create(address, 0), newKey());
    issuer.server.createContext("/.well-known/openid-configuration", issuer::discovery);
    issuer.server.createContext("/keys", issuer::keys);
    issuer.server.createContext("/login", issuer::login);
    issuer.server.createContext("/token", issuer::tokens);
    issuer.server.createContext("/userinfo", issuer::userInfo);
    issuer.server.createContext("/account", issuer::account);
    issuer.server.start();
    return issuer;
  }

  private static RSAKey newKey() throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What is said of a person, in every token. */
  public JWTClaimsSet.Builder claims(String name, List<String> roles, List<String> organizations) {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .subject("id-of-" + name)
        .claim("preferred_username", name)
        .claim("groups", roles)
        .claim("organization", organizations)
        .claim("acr", "mfa")
        .claim("auth_time", Instant.now().getEpochSecond())
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  /** An access token for the API, as a realm issues it. */
  public static JWTClaimsSet.Builder forTheApi(JWTClaimsSet.Builder claims) {
    return claims.audience("patchbay-api").claim("typ", "Bearer").claim("azp", "patchbay");
  }

  public String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  /** A token that names our key and was signed with another. */
  public String forged(JWTClaimsSet claims) throws JOSEException {
    RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
    return signed(claims, other);
  }

  /** A token that tells of a logout, as a provider sends it. */
  public JWTClaimsSet.Builder logout() {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .audience("patchbay")
        .jwtID(UUID.randomUUID().toString())
        .issueTime(new Date())
        .claim("typ", "Logout")
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  /** What people's own requests about their logins are answered from now on. */
  public void answersAccounts(int status) {
    ofAccounts = status;
  }

  private void account(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(ofAccounts, -1);
    exchange.close();
  }

  private static String signed(JWTClaimsSet claims, RSAKey with) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(with));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who logs in from now on. */
  public void nowComes(JWTClaimsSet claims) {
    person = claims;
  }

  private void discovery(HttpExchange exchange) throws IOException {
    String lists =
        """
        "response_types_supported":["code"],"subject_types_supported":["public"],
        "id_token_signing_alg_values_supported":["RS256"],"scopes_supported":["openid","email","profile","organization"],
        "claims_supported":["sub"],"grant_types_supported":["authorization_code"]""";
    String places =
        Map.of(
                "issuer", "",
                "authorization_endpoint", "/login",
                "token_endpoint", "/token",
                "userinfo_endpoint", "/userinfo",
                "end_session_endpoint", "/farewell",
                "jwks_uri", "/keys")
            .entrySet()
            .stream()
            .map(place -> "\"" + place.getKey() + "\":\"" + url() + place.getValue() + "\",")
            .collect(Collectors.joining());
    answer(exchange, JSON, "{" + places + lists + "}");
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, JSON, new JWKSet(key.toPublicJWK()).toString());
  }

  private void login(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    byCode.put(code, new JWTClaimsSet.Builder(person).claim("nonce", asked.get("nonce")).build());
    redirects.put(code, asked.get("redirect_uri"));
    if (asked.containsKey("code_challenge")) {
      challenges.put(code, asked.get("code_challenge"));
    }
    String back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    exchange.getResponseHeaders().add("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void tokens(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> asked = form(body);
    JWTClaimsSet claims = byCode.remove(asked.get("code"));
    boolean there =
        claims != null && redirects.remove(asked.get("code")).equals(asked.get("redirect_uri"));
    if (!there || !isProven(challenges.remove(asked.get("code")), asked)) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    String id = signed(new JWTClaimsSet.Builder(claims).audience("patchbay").build());
    String access = signed(forTheApi(new JWTClaimsSet.Builder(claims)).build());
    answer(
        exchange,
        JSON,
        "{\"token_type\":\"Bearer\",\"expires_in\":600,\"id_token\":\"%s\",\"access_token\":\"%s\"}"
            .formatted(id, access));
  }

  /** As RFC 7636 wants it of whoever sent a challenge. */
  private static boolean isProven(String challenge, Map<String, String> asked) {
    try {
      byte[] verifier = asked.getOrDefault("code_verifier", "").getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier);
      return challenge == null
          || challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
    try {
      String subject = SignedJWT.parse(bearer).getJWTClaimsSet().getSubject();
      answer(exchange, JSON, "{\"sub\":\"" + subject + "\"}");
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> form = new HashMap<>();
    for (String pair : encoded.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void answer(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
