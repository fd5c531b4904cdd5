package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity provider's coordinates, readable by expression from the login's annotation. */
@ApplicationScoped
@Named("oidcSettings")
public class OidcSettings {
  @Inject
  @ConfigProperty(name = "patchbay.oidc.issuer")
  String issuer;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.client-id")
  String clientId;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.client-secret")
  String clientSecret;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.audience")
  String audience;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  String baseUrl;

  public String getIssuer() {
    return issuer;
  }

  public String getClientId() {
    return clientId;
  }

  public String getClientSecret() {
    return clientSecret;
  }

  public String getAudience() {
    return audience;
  }

  public String getCallback() {
    return baseUrl + "/callback";
  }

  public String getAfterLogout() {
    return baseUrl + "/";
  }
}
