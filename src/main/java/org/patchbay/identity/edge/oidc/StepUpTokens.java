package org.patchbay.identity.edge.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Has a code exchanged for an ID token, and believes that only when it is verified. */
@ApplicationScoped
public class StepUpTokens {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Inject OidcSettings settings;
  @Inject Discovery discovery;
  @Inject ProviderKeys keys;
  @Inject StepUpFlow flow;

  /**
   * What the ID token says that answers this attempt; empty when there is none, or a bad one.
   *
   * @throws IOException when the identity provider does not answer
   */
  Optional<Map<String, Object>> answer(StepUpAttempt attempt, String code) throws IOException {
    Optional<String> token = exchanged(attempt, code);
    return token.isEmpty() ? Optional.empty() : verified(attempt, token.get());
  }

  private Optional<String> exchanged(StepUpAttempt attempt, String code) throws IOException {
    Map<String, String> fields =
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", flow.address(),
            "client_id", settings.getClientId(),
            "client_secret", settings.getClientSecret(),
            "code_verifier", attempt.verifier());
    HttpResponse<String> answer =
        sent(
            HttpRequest.newBuilder(discovery.place("token_endpoint"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.encoded(fields)))
                .build());
    if (answer.statusCode() / 100 == 5) {
      throw new IOException("The identity provider answers " + answer.statusCode());
    }
    return answer.statusCode() == 200 ? idToken(answer.body()) : Optional.empty();
  }

  private HttpResponse<String> sent(HttpRequest asked) throws IOException {
    try {
      return http.send(asked, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Optional<String> idToken(String body) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return Optional.ofNullable(reader.readObject().getString("id_token", null));
    } catch (JsonException e) {
      throw new IOException("Somebody else speaks in the identity provider's place", e);
    }
  }

  private Optional<Map<String, Object>> verified(StepUpAttempt attempt, String token)
      throws IOException {
    try {
      return Optional.of(processor(attempt).process(token, null))
          .filter(this::isForUsAlone)
          .map(JWTClaimsSet::getClaims);
    } catch (KeySourceException e) {
      throw new IOException("The identity provider's keys can't be had", e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private DefaultJWTProcessor<SecurityContext> processor(StepUpAttempt attempt) throws IOException {
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(BearerTokens.ALGORITHMS, keys.source()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Collections.singleton(settings.getClientId()),
            new JWTClaimsSet.Builder()
                .issuer(settings.getIssuer())
                .claim("nonce", attempt.nonce())
                .build(),
            Set.of("sub", "exp", "iat"),
            Set.of()));
    return processor;
  }

  private boolean isForUsAlone(JWTClaimsSet claims) {
    Object party = claims.getClaim("azp");
    return claims.getAudience().size() == 1 || settings.getClientId().equals(party);
  }
}
