package org.patchbay.theme.edge.thymeleaf;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * One template engine per brand, each with its own cache: a brand's template hides the usual one.
 */
@ApplicationScoped
public class Engines {
  private static final String BASE = "base";

  @Inject ServletContext servlet;

  private final Map<String, TemplateEngine> byBrand = new ConcurrentHashMap<>();
  private JakartaServletWebApplication application;

  @PostConstruct
  void start() {
    application = JakartaServletWebApplication.buildApplication(servlet);
  }

  JakartaServletWebApplication application() {
    return application;
  }

  /** The brand's engine; the base brand's when there is no such brand. */
  TemplateEngine of(String brand) {
    return byBrand.computeIfAbsent(known(brand) ? brand : BASE, this::build);
  }

  private boolean known(String brand) {
    try {
      return brand != null
          && brand.matches("[a-z0-9-]+")
          && servlet.getResource("/WEB-INF/themes/" + brand + "/") != null;
    } catch (MalformedURLException e) {
      return false;
    }
  }

  private TemplateEngine build(String brand) {
    var engine = new TemplateEngine();
    engine.addTemplateResolver(resolver("/WEB-INF/themes/" + brand + "/portal/", 1));
    engine.addTemplateResolver(resolver("/WEB-INF/views/", 2));
    engine.setMessageResolver(new Words());
    return engine;
  }

  private WebApplicationTemplateResolver resolver(String folder, int order) {
    var resolver = new WebApplicationTemplateResolver(application);
    resolver.setPrefix(folder);
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCacheable(true);
    resolver.setCheckExistence(true);
    resolver.setOrder(order);
    return resolver;
  }
}
