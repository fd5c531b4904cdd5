package org.patchbay.identity.edge.oidc;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.patchbay.identity.control.StepUps;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.identity.entity.Presence;
import org.patchbay.identity.entity.StepUpVerdict;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.entity.Caller;

/** Where the identity provider sends people back to who confirmed who they are. */
@WebServlet(StepUpServlet.PATH)
public class StepUpServlet extends HttpServlet {
  static final String PATH = "/step-up";

  /** The page with what they were about to do; from here on there is no other way. */
  private static final String NEXT = "/login/kept?step-up=";

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(StepUpServlet.class.getName());

  @Inject transient StepUpTokens tokens;
  @Inject transient StepUps stepUps;
  @Inject transient LoginSession session;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<StepUpAttempt> attempt = StepUpFlow.take(request);
    if (!(request.getAttribute(LoginState.CLAIMS) instanceof Claims claims) || attempt.isEmpty()) {
      response.sendRedirect(NEXT + StepUpVerdict.INCOMPLETE);
      return;
    }
    StepUpVerdict verdict =
        Calling.as(caller(claims, request), () -> judged(attempt.get(), request));
    response.sendRedirect(NEXT + verdict);
  }

  private StepUpVerdict judged(StepUpAttempt attempt, HttpServletRequest request) {
    String code = request.getParameter("code");
    if (code == null) {
      return StepUpVerdict.INCOMPLETE;
    }
    try {
      Optional<Map<String, Object>> answer = tokens.answer(attempt, code);
      var presence = (Presence) request.getAttribute(Presence.ATTRIBUTE);
      return answer
          .map(payload -> stepUps.conclude(presence.session().orElseThrow(), payload))
          .orElse(StepUpVerdict.INCOMPLETE);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "A step-up could not be completed", e);
      return StepUpVerdict.UNREACHABLE;
    }
  }

  private Caller caller(Claims claims, HttpServletRequest request) {
    return new Caller(
        claims.name(), claims.roles(), claims.organizations(), session.address(request), "-");
  }
}
