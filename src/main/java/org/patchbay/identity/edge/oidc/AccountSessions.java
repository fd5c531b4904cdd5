package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.patchbay.identity.control.ProviderSessions;

/** Keycloak's account API, called with the caller's own token: the portal needs no right for it. */
@ApplicationScoped
public class AccountSessions implements ProviderSessions {
  private static final System.Logger LOG = System.getLogger(AccountSessions.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Inject OidcSettings settings;
  @Inject OpenIdContext login;
  @Inject HttpServletRequest request;

  @Override
  public boolean end(String sid) {
    try {
      int status = http.send(deletion(sid), BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 || status == 404;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "A login could not be ended at the provider", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest deletion(String sid) {
    String place = "/account/sessions/" + URLEncoder.encode(sid, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(settings.getIssuer() + place))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token())
        .header("Accept", "application/json")
        .DELETE()
        .build();
  }

  private String token() {
    String header = request.getHeader("Authorization");
    return request.getRequestURI().startsWith("/api/")
        ? header.substring("Bearer ".length()).strip()
        : login.getAccessToken().getToken();
  }
}
