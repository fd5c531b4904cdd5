package org.patchbay.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.Locale;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.control.Texts;

/** What controllers do again and again: fill a view, show a form again, redirect with a word. */
@RequestScoped
public class View {
  @Inject Models models;
  @Inject Flash flash;
  @Inject HttpServletRequest request;

  public View put(String name, Object value) {
    models.put(name, value);
    return this;
  }

  /** The view, with what the redirect before it had to say. */
  public Response show(String name) {
    models.put("flashText", flash.take());
    if (models.get("errors") == null) {
      models.put("errors", FormErrors.NONE);
    }
    return Response.ok(name).build();
  }

  /** The view in answer to a form that changed nothing: what was said before is not said again. */
  public Response stay(String name) {
    Response answer = show(name);
    models.put("flashText", null);
    return answer;
  }

  /** The form again, with what was wrong beside its fields. */
  public Response again(String name, Fault fault, String field) {
    models.put("errors", FormErrors.of(fault, field, locale()));
    models.put("flashText", null);
    return Response.status(fault.kind().status()).entity(name).build();
  }

  /** Off to another page, which says this first. */
  public Response go(String path, String messageKey, Object... parameters) {
    flash.say(Texts.of(locale(), messageKey, parameters));
    return Response.seeOther(URI.create(path)).build();
  }

  /**
   * A file, written as it is read.
   *
   * @param disposition with its name
   */
  public Response file(String mediaType, String disposition, StreamingOutput body) {
    models.put(FileWriter.BODY, body);
    return Response.ok(FileWriter.BODY, mediaType)
        .header("Content-Disposition", disposition)
        .build();
  }

  public Response go(String path) {
    return Response.seeOther(URI.create(path)).build();
  }

  public Locale locale() {
    return Languages.of(request);
  }
}
