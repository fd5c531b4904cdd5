package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.NameDoor;
import org.patchbay.identity.control.Confirmations;

/**
 * Asks the identity provider for a higher level by a code flow of its own. The login's would put
 * whoever answers in the place of whoever is signed in; here the session stays as it is.
 */
@ApplicationScoped
public class StepUpFlow implements Confirmations {
  private static final System.Logger LOG = System.getLogger(StepUpFlow.class.getName());

  /** The session's attribute; of two that were begun the later counts. */
  private static final String ATTEMPT = StepUpAttempt.class.getName();

  @Inject OidcSettings settings;
  @Inject Discovery discovery;
  @Inject NameDoor names;
  @Inject HttpServletRequest request;

  @Override
  public URI begin(String acr, String language) {
    StepUpAttempt attempt = StepUpAttempt.random();
    try {
      String place = discovery.place("authorization_endpoint").toString();
      String query = Form.encoded(asked(attempt, acr, language));
      request.getSession().setAttribute(ATTEMPT, attempt);
      return URI.create(place + (place.contains("?") ? "&" : "?") + query);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The identity provider does not answer", e);
      throw Fault.of(FaultCode.IDENTITY_UNREACHABLE);
    }
  }

  private Map<String, String> asked(StepUpAttempt attempt, String acr, String language) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", settings.getClientId());
    asked.put("redirect_uri", address());
    asked.put("scope", "openid");
    asked.put("state", attempt.state());
    asked.put("nonce", attempt.nonce());
    asked.put("code_challenge", attempt.challenge());
    asked.put("code_challenge_method", "S256");
    asked.put("acr_values", acr);
    asked.put("claims", essential(acr));
    if (language != null) {
      asked.put("ui_locales", language);
    }
    return asked;
  }

  /** A provider that can't reach the level shall say so, and not let pass with a lesser one. */
  private static String essential(String acr) {
    var level =
        Json.createObjectBuilder()
            .add("essential", true)
            .add("values", Json.createArrayBuilder().add(acr));
    return Json.createObjectBuilder()
        .add("id_token", Json.createObjectBuilder().add("acr", level))
        .build()
        .toString();
  }

  /** Where the provider sends the browser back to. */
  String address() {
    return names.address(request) + StepUpServlet.PATH;
  }

  /** The attempt that this answer is to; it is taken once. */
  static Optional<StepUpAttempt> take(HttpServletRequest answer) {
    HttpSession session = answer.getSession(false);
    Optional<StepUpAttempt> attempt =
        Optional.ofNullable(session)
            .map(known -> (StepUpAttempt) known.getAttribute(ATTEMPT))
            .filter(known -> known.state().equals(answer.getParameter("state")));
    attempt.ifPresent(known -> session.removeAttribute(ATTEMPT));
    return attempt;
  }
}
