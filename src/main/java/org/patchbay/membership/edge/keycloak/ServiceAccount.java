package org.patchbay.membership.edge.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The portal's own account at Keycloak: that of its client, which may manage organizations. */
@ApplicationScoped
class ServiceAccount {
  /** A token is not used in its last moments. */
  private static final int EARLY_SECONDS = 30;

  @Inject Calls calls;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.issuer")
  String issuer;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.client-id")
  String clientId;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.client-secret")
  String secret;

  private String token;
  private Instant goodUntil = Instant.EPOCH;

  /** The base of the realm's administration, whatever stands before {@code /realms/}. */
  String administration() {
    return issuer.replaceFirst("/realms/([^/]+)/?$", "/admin/realms/$1");
  }

  synchronized String token() {
    if (!clock.instant().isBefore(goodUntil)) {
      JsonNode answer = calls.expect(request(), 200).object();
      token = answer.path("access_token").asText();
      goodUntil = clock.instant().plusSeconds(answer.path("expires_in").asLong() - EARLY_SECONDS);
    }
    return token;
  }

  private HttpRequest request() {
    return calls
        .form(
            issuer + "/protocol/openid-connect/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "client_secret", secret))
        .build();
  }
}
