package org.patchbay.identity.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.AccessPolicy;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

/**
 * Holds every route to its rule, and sets whose rows the request sees. What it enters, {@link
 * org.patchbay.web.boundary.RequestFrame} leaves.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@jakarta.enterprise.context.ApplicationScoped
public class AccessFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Context HttpServletRequest request;
  @Inject Callers callers;
  @Inject Tenants tenants;

  @Override
  public void filter(ContainerRequestContext context) {
    Need need = need();
    Caller caller = callers.of(request);
    Optional<String> slug =
        Optional.ofNullable(context.getUriInfo().getPathParameters().getFirst("tenant"));
    Optional<Tenant> tenant = slug.flatMap(tenants::find);
    Optional<TenantRole> role = tenant.flatMap(t -> role(t, caller));
    var decision = AccessPolicy.decide(need, caller, role, tenant.isPresent());
    enforce(decision, slug.orElse("-"));
    Calling.enter(caller);
    TenantScope.enter(scope(need, caller, tenant));
    request.setAttribute(Access.ATTRIBUTE, new Access(caller, tenant, role));
  }

  private Need need() {
    AllowedTo rule = resource.getResourceMethod().getAnnotation(AllowedTo.class);
    if (rule == null) {
      throw new IllegalStateException("no access rule on " + resource.getResourceMethod());
    }
    return rule.value();
  }

  /** Both must agree: the identity provider that says who belongs, and our row of the role. */
  private Optional<TenantRole> role(Tenant tenant, Caller caller) {
    return caller.organizations().contains(tenant.slug())
        ? tenants.role(tenant.id(), caller.name())
        : Optional.empty();
  }

  private static void enforce(AccessPolicy.Decision decision, String slug) {
    switch (decision) {
      case ALLOW -> {}
      case SIGN_IN -> throw new NotAuthorizedException("Bearer realm=\"patchbay\"");
      case REFUSE -> throw Fault.of(FaultCode.NOT_ALLOWED);
      case HIDE -> throw Fault.notFound("tenant", slug);
    }
  }

  private static UUID scope(Need need, Caller caller, Optional<Tenant> tenant) {
    return switch (need) {
      case TENANT_VIEWER, TENANT_OPERATOR, TENANT_OWNER -> tenant.orElseThrow().id();
      case PLATFORM_ADMIN -> TenantScope.PLATFORM;
      case EVERYONE, SIGNED_IN, HELPDESK -> TenantScope.NOBODY;
    };
  }
}
