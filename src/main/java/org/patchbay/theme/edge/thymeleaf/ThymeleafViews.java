package org.patchbay.theme.edge.thymeleaf;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.mvc.MvcContext;
import jakarta.mvc.engine.ViewEngine;
import jakarta.mvc.engine.ViewEngineContext;
import jakarta.mvc.engine.ViewEngineException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.boundary.Access;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.theme.boundary.PageTools;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Renders the views that controllers name, in the brand of the tenant whose page it is. */
@ApplicationScoped
@Priority(ViewEngine.PRIORITY_APPLICATION)
public class ThymeleafViews implements ViewEngine {
  @Inject Engines engines;
  @Inject MvcContext mvc;
  @Inject PageTools tools;

  @Inject
  @ConfigProperty(name = "patchbay.theme.default")
  String defaultBrand;

  @Override
  public boolean supports(String view) {
    return view.endsWith(".html");
  }

  @Override
  public void processView(ViewEngineContext view) throws ViewEngineException {
    var request = view.getRequest(HttpServletRequest.class);
    var response = view.getResponse(HttpServletResponse.class);
    var exchange = engines.application().buildExchange(request, response);
    var context = new WebContext(exchange, view.getLocale());
    context.setVariables(view.getModels().asMap());
    context.setVariable("mvc", mvc);
    Access access = (Access) request.getAttribute(Access.ATTRIBUTE);
    context.setVariable("page", tools.of(request, access, view.getLocale()));
    var page = new StringWriter(16 * 1024);
    try {
      engines.of(brand(view.getModels(), access)).process(view.getView(), context, page);
      view.getOutputStream().write(page.toString().getBytes(StandardCharsets.UTF_8));
    } catch (TemplateEngineException | IOException e) {
      throw new ViewEngineException(e);
    }
  }

  /** The model's own word on it wins: the style guide shows any brand. */
  private String brand(Models models, Access access) {
    if (models.get("brand") != null) {
      return models.get("brand").toString();
    }
    return access == null ? defaultBrand : access.tenant().map(Tenant::theme).orElse(defaultBrand);
  }
}
