package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.control.ReturnAddresses;

/**
 * Finds out by asking for a login that must not ask anybody ({@code prompt=none}): a provider sends
 * its answer to an address that it knows, and to no other. It takes no right there.
 */
@ApplicationScoped
public class AskedAddresses implements ReturnAddresses {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Inject OidcSettings settings;
  @Inject Discovery discovery;

  @Override
  public List<Asked> under(String portal) {
    try {
      return List.of(
          login(portal + CallbackServlet.PATH),
          login(portal + StepUpServlet.PATH),
          logout(portal + "/"));
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.IDENTITY_UNREACHABLE);
    }
  }

  private Asked login(String address) throws IOException {
    Map<String, String> asked =
        Map.of(
            "response_type", "code",
            "client_id", settings.getClientId(),
            "redirect_uri", address,
            "scope", "openid",
            "prompt", "none");
    HttpResponse<Void> answer = answer("authorization_endpoint", asked);
    boolean back =
        answer.headers().firstValue("Location").filter(to -> to.startsWith(address)).isPresent();
    return new Asked(address, back);
  }

  /** Nobody is logged in here: an address that is known is asked about, or led to. */
  private Asked logout(String address) throws IOException {
    Map<String, String> asked =
        Map.of("client_id", settings.getClientId(), "post_logout_redirect_uri", address);
    return new Asked(address, answer("end_session_endpoint", asked).statusCode() < 400);
  }

  private HttpResponse<Void> answer(String place, Map<String, String> asked) throws IOException {
    URI address = URI.create(discovery.place(place) + "?" + Form.encoded(asked));
    try {
      HttpResponse<Void> answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.discarding());
      if (answer.statusCode() >= 500) {
        throw new IOException("The identity provider answers " + answer.statusCode());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
