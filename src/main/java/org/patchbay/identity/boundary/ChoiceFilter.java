package org.patchbay.identity.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import java.util.function.Supplier;
import org.patchbay.identity.control.PersonalChoices;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.entity.Chosen;

/** Lets every page ask what the person chose who looks at it; only those that ask look it up. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ChoiceFilter implements Filter {
  private static final System.Logger LOG = System.getLogger(ChoiceFilter.class.getName());

  @Inject PersonalChoices choices;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute(Languages.CHOSEN, new Asked(request));
    chain.doFilter(request, response);
  }

  /** Asked for at most once a request, however often the page does. */
  private final class Asked implements Supplier<Chosen> {
    private final ServletRequest request;
    private Chosen chosen;

    Asked(ServletRequest request) {
      this.request = request;
    }

    @Override
    public Chosen get() {
      if (chosen == null) {
        chosen =
            request.getAttribute(LoginState.CLAIMS) instanceof Claims claims
                ? of(claims.name())
                : Chosen.NOTHING;
      }
      return chosen;
    }
  }

  /** A page that tells of an outage of the database must not need the database. */
  private Chosen of(String username) {
    try {
      return TenantScope.within(TenantScope.PLATFORM, () -> choices.of(username));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "What " + username + " chose can't be read", e);
      return Chosen.NOTHING;
    }
  }
}
