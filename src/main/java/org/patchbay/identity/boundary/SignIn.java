package org.patchbay.identity.boundary;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.web.boundary.Languages;

/** What to do about somebody who has to sign in first. */
final class SignIn {
  private SignIn() {}

  /** The API says so; a browser is sent to the login and comes back to where it was. */
  static Response ask(HttpServletRequest request, HttpServletResponse response) {
    if (request.getRequestURI().startsWith("/api/")) {
      slowDown(request);
      refuseIfUnreachable(request);
      throw new NotAuthorizedException(challenge(request));
    }
    if (request.getHeader("X-Requested-With") != null) {
      return plain();
    }
    return toTheLogin(request, response);
  }

  /** To a page's script: it can't show the login, and loads the whole page again. */
  static Response plain() {
    return Response.status(Response.Status.UNAUTHORIZED)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity("401")
        .build();
  }

  /** The login's mechanism writes the redirect and remembers where the browser was. */
  private static Response toTheLogin(HttpServletRequest request, HttpServletResponse response) {
    Languages.wanted(request)
        .ifPresent(language -> request.setAttribute(LoginState.LANGUAGE, language.getLanguage()));
    try {
      request.authenticate(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    slowDown(request);
    refuseIfUnreachable(request);
    return Response.status(response.getStatus()).build();
  }

  private static void slowDown(HttpServletRequest request) {
    if (request.getAttribute(LoginState.WAIT) instanceof Duration wait) {
      throw new ClientErrorException(
          Response.status(Response.Status.TOO_MANY_REQUESTS)
              .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
              .build());
    }
  }

  private static void refuseIfUnreachable(HttpServletRequest request) {
    if (request.getAttribute(LoginState.PROVIDER_DOWN) != null) {
      throw Fault.of(FaultCode.IDENTITY_UNREACHABLE);
    }
  }

  private static String challenge(HttpServletRequest request) {
    Object error = request.getAttribute(LoginState.TOKEN_ERROR);
    return "Bearer realm=\"patchbay\"" + (error == null ? "" : ", error=\"" + error + "\"");
  }
}
