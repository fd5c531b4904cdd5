package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Tenant;

/** The request's {@link Access}, for controllers and resources. */
@RequestScoped
public class CurrentAccess {
  @Inject HttpServletRequest request;
  @Inject NameDoor names;

  public Access get() {
    return request.getAttribute(Access.ATTRIBUTE) instanceof Access access ? access : Access.NONE;
  }

  /** The tenant of the path; there is one on every route that needs a tenant's role. */
  public Tenant tenant() {
    return get().tenant().orElseThrow();
  }

  /** Whether what is this tenant's is under the name that the request came to. */
  public boolean shows(UUID tenant) {
    return names.shows(request, tenant);
  }

  /**
   * Who calls, for what is a person's own.
   *
   * @throws Fault {@code NOT_ALLOWED} for a machine that acts for somebody: it has nothing to do
   *     with where they are logged in, or what they read
   */
  public Caller person() {
    Caller caller = get().caller();
    if (caller.grounds().token() != null) {
      throw Fault.of(FaultCode.NOT_ALLOWED);
    }
    return caller;
  }
}
