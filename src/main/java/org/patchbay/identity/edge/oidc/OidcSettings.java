package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity provider's coordinates, readable by expression from the login's annotation. */
@ApplicationScoped
@Named("oidcSettings")
public class OidcSettings {
  /** How the mechanism spells the address that the browser asked for. */
  private static final String ASKED = "${baseURL}";

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

  /**
   * The mechanism puts in front of it where the browser has the portal: {@link SeenFromOutside}.
   */
  public String getCallback() {
    return ASKED + CallbackServlet.PATH;
  }

  /**
   * Whether a login that has begun is remembered in a session rather than in cookies. Cookies cost
   * the server nothing, however many people never finish; but they are only sent over TLS or to
   * this machine itself.
   */
  public boolean isSessionBeforeLogin() {
    URI address = URI.create(baseUrl);
    return address.getScheme().equals("http")
        && !address.getHost().matches("localhost|127\\..+|\\[::1\\]");
  }

  public String getAfterLogout() {
    return ASKED + "/";
  }
}
