package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.notify.entity.Letter;
import org.patchbay.theme.control.Brands;
import org.patchbay.theme.entity.Accent;
import org.patchbay.theme.entity.Brand;
import org.patchbay.theme.entity.Logo;
import org.patchbay.theme.entity.Look;
import org.patchbay.theme.entity.LookStyle;
import org.patchbay.theme.entity.Shade;
import org.patchbay.theme.entity.TopBar;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Writes on a brand's paper: {@code email/mail.html} and {@code email/mail.txt}. */
@ApplicationScoped
class Paper {
  private final TemplateEngine html = engine(TemplateMode.HTML);
  private final TemplateEngine text = engine(TemplateMode.TEXT);

  @Inject Brands brands;

  /** All that a template may say. */
  record Sheet(
      String name,
      String subject,
      List<String> lines,
      String link,
      String action,
      List<String> foot,
      Colours colours,
      String logo,
      Locale language) {}

  /** As {@code #rrggbb}; mails are light, since few programs that show them can be asked. */
  record Colours(String top, String topInk, String accent, String onAccent) {
    static Colours of(Brand brand, Optional<Look> look) {
      var top = new TopBar(look.flatMap(l -> l.top(Shade.LIGHT)).orElse(brand.top(Shade.LIGHT)));
      var accent =
          new Accent(
              look.flatMap(l -> l.accent(Shade.LIGHT)).orElse(brand.accent(Shade.LIGHT)),
              Shade.LIGHT);
      return new Colours(
          top.colour().hex(),
          top.ink().hex(),
          accent.colour().hex(),
          accent.shade().onAccent().hex());
    }
  }

  /** Programs for mail show no SVG. */
  static Optional<String> logo(Look look, String portal) {
    return look.logoType()
        .filter(Logo.PNG::equals)
        .map(type -> portal + "/look/" + LookStyle.logoFile(look));
  }

  private static TemplateEngine engine(TemplateMode mode) {
    var resolver = new StringTemplateResolver();
    resolver.setTemplateMode(mode);
    resolver.setCacheable(true);
    var engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  Letter letter(UUID id, String to, String brand, Sheet sheet) {
    var context = new Context(sheet.language());
    context.setVariable("mail", sheet);
    return new Letter(
        id,
        to,
        sheet.name(),
        sheet.language(),
        sheet.subject(),
        text.process(template(brand, "mail.txt"), context),
        html.process(template(brand, "mail.html"), context));
  }

  private String template(String brand, String name) {
    return brands.file(brand, "email/" + name);
  }
}
