package org.patchbay.web.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.eclipse.krazo.engine.Viewable;

/**
 * Turns whatever is thrown into an answer: a problem document for the API, the view {@value #VIEW}
 * with the same {@link Problem} as model attribute {@code problem} for a browser.
 */
@Provider
@Dependent
public class FaultMapper implements ExceptionMapper<Throwable> {
  static final String VIEW = "error.html";
  private static final System.Logger LOG = System.getLogger(FaultMapper.class.getName());

  @Inject HttpServletRequest request;
  @Inject Models models;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    Locale locale = Languages.of(request);
    Problem problem =
        Problems.of(thrown, locale, request.getRequestURI(), RequestFrame.idOf(request));
    log(problem, thrown);
    var answer = Response.status(problem.status()).header(HttpHeaders.CONTENT_LANGUAGE, locale);
    keepHeaders(thrown, answer);
    return request.getRequestURI().startsWith("/api/")
        ? answer.type("application/problem+json").entity(problem).build()
        : page(answer, problem);
  }

  private void log(Problem problem, Throwable thrown) {
    if (problem.status() == 500) {
      LOG.log(
          System.Logger.Level.ERROR,
          "Reference "
              + problem.requestId()
              + ": "
              + request.getMethod()
              + " "
              + problem.instance(),
          thrown);
    }
  }

  /** As {@code Allow} and {@code WWW-Authenticate}, which say what to do instead. */
  private static void keepHeaders(Throwable thrown, Response.ResponseBuilder answer) {
    if (thrown instanceof WebApplicationException web) {
      web.getResponse()
          .getStringHeaders()
          .forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
    }
  }

  private Response page(Response.ResponseBuilder answer, Problem problem) {
    models.put("problem", problem);
    return answer
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .entity(new Viewable(VIEW))
        .build();
  }
}
