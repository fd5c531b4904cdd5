package org.patchbay.theme.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.patchbay.identity.boundary.Access;
import org.patchbay.operation.control.OperationList;
import org.patchbay.web.boundary.StaticNames;

/** Makes the variable {@code page} that every template has. */
@ApplicationScoped
public class PageTools {
  @Inject Clock clock;
  @Inject StaticNames assets;
  @Inject OperationList operations;

  /** What a template may ask about the page it makes. */
  public PageView of(HttpServletRequest request, Access access, Locale locale) {
    return new PageView(
        request.getRequestURI(), access, locale, clock.instant(), assets, operations::open);
  }
}
