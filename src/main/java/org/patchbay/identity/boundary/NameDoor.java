package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.control.Proxies;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.KnownNames;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.OwnName;
import org.patchbay.tenant.entity.OwnedName;

/**
 * Under which name a request came: a tenant's own, where nothing else is but that tenant, or any
 * other, which counts as the portal's and stands in no address that is made here.
 */
@ApplicationScoped
public class NameDoor {
  private static final String FOUND = NameDoor.class.getName();

  @Inject Proxies proxies;
  @Inject KnownNames names;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI portal;

  /** The tenant's own name that was asked for; it stays so for the whole of a request. */
  @SuppressWarnings("unchecked")
  public Optional<OwnedName> of(HttpServletRequest request) {
    if (request.getAttribute(FOUND) == null) {
      request.setAttribute(FOUND, names.of(host(request)));
    }
    return (Optional<OwnedName>) request.getAttribute(FOUND);
  }

  private String host(HttpServletRequest request) {
    return proxies.host(
        request.getRemoteAddr(),
        request.getServerName(),
        Collections.list(request.getHeaders("X-Forwarded-Host")));
  }

  /** Where the browser has the portal, without a slash at the end. */
  public String address(HttpServletRequest request) {
    return of(request).map(own -> OwnName.address(own.host(), portal)).orElse(portal.toString());
  }

  /** Where the portal itself is, for what is not under a tenant's name. */
  public String portal() {
    return portal.toString();
  }

  /** Whether what is this tenant's is under the name that was asked for. */
  public boolean shows(HttpServletRequest request, UUID tenant) {
    return of(request).filter(own -> !own.tenant().equals(tenant)).isEmpty();
  }

  /**
   * Under a tenant's name there are no other tenants, and neither platform nor helpdesk.
   *
   * @param slug of the tenant in the path
   */
  void hold(HttpServletRequest request, List<Need> needs, Optional<String> slug) {
    Optional<OwnedName> own = of(request);
    if (own.isEmpty()) {
      return;
    }
    if (slug.isPresent() && !slug.get().equals(own.get().slug())) {
      throw Fault.notFound("tenant", slug.get());
    }
    if (needs.stream().allMatch(need -> need == Need.PLATFORM_ADMIN || need == Need.HELPDESK)) {
      throw new NotFoundException();
    }
  }

  /** What is of no tenant is seen there with the eyes of one of this tenant's people. */
  Caller seen(HttpServletRequest request, Caller caller, Optional<String> slug) {
    Optional<OwnedName> own = slug.isPresent() ? Optional.empty() : of(request);
    return own.filter(name -> !caller.equals(Caller.NOBODY))
        .map(name -> caller.among(Set.of(name.slug())))
        .orElse(caller);
  }
}
