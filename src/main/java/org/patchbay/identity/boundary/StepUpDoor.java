package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.control.Confirmations;
import org.patchbay.identity.control.StepUps;
import org.patchbay.identity.entity.Assurance;
import org.patchbay.identity.entity.Presence;
import org.patchbay.identity.entity.StepUpPolicy;
import org.patchbay.identity.entity.TokenPass;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.web.boundary.Languages;

/** Holds what destroys to a step-up: {@link StepUp}. */
@ApplicationScoped
public class StepUpDoor {
  @Inject StepUps stepUps;
  @Inject Confirmations confirmations;
  @Inject KeptForms kept;

  /** Whether this is a route for which the caller has still to confirm who they are. */
  boolean lacks(Method route, HttpServletRequest request) {
    return asks(route) && !machine(request) && !isFresh(request);
  }

  private boolean asks(Method route) {
    return route.isAnnotationPresent(StepUp.class) && stepUps.isEnforced();
  }

  /** Nobody can ask a machine: its token was made for this, or it is refused. */
  private static boolean machine(HttpServletRequest request) {
    Optional<TokenPass> pass = Callers.pass(request);
    if (pass.filter(token -> !token.mayDestroy()).isPresent()) {
      throw Fault.of(FaultCode.TOKEN_MAY_NOT_DESTROY);
    }
    return pass.isPresent();
  }

  /** Whether the caller has confirmed it lately. */
  boolean isFresh(HttpServletRequest request) {
    return stepUps.isFresh(
        Optional.ofNullable((Presence) request.getAttribute(Presence.ATTRIBUTE)),
        Optional.ofNullable((Assurance) request.getAttribute(Assurance.ATTRIBUTE)));
  }

  /** For the trail: that the deed was done with a step-up. */
  Grounds told(Method route, HttpServletRequest request, Grounds grounds) {
    return asks(route) && Callers.pass(request).isEmpty()
        ? grounds.by("STEP_UP_" + grounds.permission())
        : grounds;
  }

  /** Has the caller confirm it; what their form says is kept until they are back. */
  void ask(
      ContainerRequestContext context, HttpServletRequest request, HttpServletResponse response) {
    if (request.getRequestURI().startsWith("/api/")) {
      throw new NotAuthorizedException(Fault.of(FaultCode.STEP_UP_NEEDED), challenge());
    }
    if (request.getHeader("X-Requested-With") != null) {
      context.abortWith(SignIn.plain());
      return;
    }
    if (!kept.keep(context, request, response)) {
      // Nobody is led to the login service by another site's form.
      throw Fault.of(FaultCode.CSRF_TOKEN_MISSING);
    }
    String language = Languages.wanted(request).map(l -> l.getLanguage()).orElse(null);
    context.abortWith(
        Response.seeOther(confirmations.begin(stepUps.policy().acr(), language)).build());
  }

  /** As RFC 9470 words it. */
  private String challenge() {
    StepUpPolicy policy = stepUps.policy();
    return "Bearer realm=\"patchbay\", error=\"insufficient_user_authentication\","
        + " error_description=\"A second factor is needed\", acr_values=\"%s\", max_age=\"%d\""
            .formatted(policy.acr(), policy.lasts().toSeconds());
  }
}
