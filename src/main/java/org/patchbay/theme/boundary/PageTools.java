package org.patchbay.theme.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.boundary.Access;
import org.patchbay.operation.control.OperationList;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.boundary.StaticNames;

/** Makes the variable {@code page} that every template has. */
@ApplicationScoped
public class PageTools {
  @Inject Clock clock;
  @Inject StaticNames assets;
  @Inject OperationList operations;

  @Inject
  @ConfigProperty(name = "patchbay.time-zone")
  ZoneId zone;

  /** What a template may ask about the page it makes. */
  public PageView of(HttpServletRequest request, Access access, Locale locale) {
    return new PageView(
        request.getRequestURI(),
        access,
        times(request, locale),
        clock.instant(),
        assets,
        operations::open);
  }

  private Times times(HttpServletRequest request, Locale locale) {
    Optional<ZoneId> chosen = Languages.chosen(request).zone();
    return new Times(locale, chosen.orElse(zone), chosen.isPresent());
  }
}
