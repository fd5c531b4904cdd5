package org.patchbay.theme.edge.thymeleaf;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.mvc.MvcContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.krazo.engine.Viewable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.boundary.Access;
import org.patchbay.identity.boundary.NameDoor;
import org.patchbay.tenant.entity.OwnedName;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.theme.boundary.LookView;
import org.patchbay.theme.boundary.PageTools;
import org.patchbay.theme.control.Looks;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.boundary.Problem;
import org.thymeleaf.context.WebContext;

/**
 * Renders the views that controllers name, in the brand of the tenant whose page it is. Krazo's own
 * writer would ask the class path for services several times a page, and pass the page on byte by
 * byte; a type of media that is named goes before its wildcard.
 */
@Provider
@Dependent
@Produces(MediaType.TEXT_HTML)
public class PageWriter implements MessageBodyWriter<Viewable> {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  @Inject Engines engines;
  @Inject MvcContext mvc;
  @Inject Models models;
  @Inject PageTools tools;
  @Inject Looks looks;
  @Inject NameDoor names;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @Inject
  @ConfigProperty(name = "patchbay.theme.default")
  String defaultBrand;

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == Viewable.class;
  }

  @Override
  public void writeTo(
      Viewable view,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    headers.putSingle(HttpHeaders.CONTENT_TYPE, HTML);
    out.write(page(view.getView()).getBytes(StandardCharsets.UTF_8));
  }

  private String page(String view) {
    var exchange = engines.application().buildExchange(request, response);
    var locale = Languages.of(request);
    var context = new WebContext(exchange, locale);
    Access access = (Access) request.getAttribute(Access.ATTRIBUTE);
    context.setVariables(models.asMap());
    context.setVariable("mvc", mvc);
    context.setVariable("page", tools.of(request, access, locale));
    Optional<OwnedName> own = names.of(request);
    context.setVariable("look", look(access, own));
    // What is not under a tenant's own name is at the portal's.
    context.setVariable("elsewhere", own.map(name -> names.portal()).orElse(""));
    var page = new StringWriter(16 * 1024);
    engines.of(brand(access, own)).process(view, context, page);
    return page.toString();
  }

  /** Of the tenant's page, or whose name it is; not where the database may be what is wrong. */
  private LookView look(Access access, Optional<OwnedName> own) {
    boolean broken = models.get("problem") instanceof Problem problem && problem.status() == 500;
    if (broken || models.get("brand") != null) {
      return null;
    }
    return tenant(access)
        .map(Tenant::id)
        .or(() -> own.map(OwnedName::tenant))
        .flatMap(looks::of)
        .map(LookView::of)
        .orElse(null);
  }

  private static Optional<Tenant> tenant(Access access) {
    return access == null ? Optional.empty() : access.tenant();
  }

  /** The model's own word on it wins: the style guide shows any brand. */
  private String brand(Access access, Optional<OwnedName> own) {
    if (models.get("brand") != null) {
      return models.get("brand").toString();
    }
    return tenant(access)
        .map(Tenant::theme)
        .or(() -> own.map(OwnedName::theme))
        .orElse(defaultBrand);
  }
}
