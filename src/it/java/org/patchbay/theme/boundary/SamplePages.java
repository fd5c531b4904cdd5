package org.patchbay.theme.boundary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.identity.boundary.Access;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.web.boundary.StaticNames;
import org.patchbay.web.control.Texts;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The style guide as an owner of Acme sees it, rendered without a server. */
public final class SamplePages {
  private static final Access OLGA =
      new Access(
          new Caller("olga", Set.of(), Set.of("acme"), "-", "-"),
          Optional.of(new Tenant("acme", "Acme Telecom", "base", Instant.EPOCH)),
          Optional.of(Rights.of(TenantRole.OWNER)));

  private static final Times TIMES = new Times(Locale.ENGLISH, ZoneId.of("UTC"), false);

  private final Map<String, TemplateEngine> engines =
      Map.of("base", engine("base"), "northwind", engine("northwind"));

  /** The page at a path; the brand is what follows {@code ?brand=}. */
  public String render(String path) {
    String[] parts = path.split("\\?brand=");
    var context = new Context(Locale.ENGLISH);
    context.setVariable("page", view(parts[0]));
    context.setVariable("samples", new Samples(Samples.TODAY));
    context.setVariable("elsewhere", "");
    context.setVariable("errors", Samples.ERRORS);
    context.setVariable("flashText", "Cluster voice is being made.");
    return engines
        .get(parts.length > 1 ? parts[1] : "base")
        .process("theme/styleguide.html", context);
  }

  private static PageView view(String path) {
    return new PageView(path, OLGA, TIMES, Samples.TODAY, new PlainNames(), () -> 2);
  }

  private static TemplateEngine engine(String brand) {
    var engine = new TemplateEngine();
    engine.addTemplateResolver(files("themes/" + brand + "/portal/", 1));
    engine.addTemplateResolver(files("src/main/webapp/WEB-INF/views/", 2));
    engine.setMessageResolver(new PlainWords());
    return engine;
  }

  private static FileTemplateResolver files(String folder, int order) {
    var resolver = new FileTemplateResolver();
    resolver.setPrefix(folder);
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCheckExistence(true);
    resolver.setOrder(order);
    return resolver;
  }

  /** Files have no fingerprint here. */
  private static final class PlainNames extends StaticNames {
    @Override
    public String href(String name) {
      return "/static/" + name;
    }
  }

  /** The product's words. */
  private static final class PlainWords extends AbstractMessageResolver {
    @Override
    public String resolveMessage(
        ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
      return Texts.of(context.getLocale(), key, parameters == null ? new Object[0] : parameters);
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
      return "??" + key + "??";
    }
  }
}
