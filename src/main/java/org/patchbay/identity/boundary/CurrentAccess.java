package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.patchbay.tenant.entity.Tenant;

/** The request's {@link Access}, for controllers and resources. */
@RequestScoped
public class CurrentAccess {
  @Inject HttpServletRequest request;

  public Access get() {
    return request.getAttribute(Access.ATTRIBUTE) instanceof Access access ? access : Access.NONE;
  }

  /** The tenant of the path; there is one on every route that needs a tenant's role. */
  public Tenant tenant() {
    return get().tenant().orElseThrow();
  }
}
