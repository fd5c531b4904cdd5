package org.patchbay.identity.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.AccessPolicy;
import org.patchbay.identity.entity.AccessPolicy.Decision;
import org.patchbay.identity.entity.Emergency;
import org.patchbay.identity.entity.EmergencyPolicy;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Suspension;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;

/**
 * Holds every route to its rule, and sets who calls and whose rows the request sees. What it
 * enters, {@link org.patchbay.web.boundary.RequestFrame} leaves.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {
  private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

  @Context ResourceInfo resource;
  @Context HttpServletResponse response;
  @Inject HttpServletRequest request;
  @Inject Tenants tenants;
  @Inject KeptForms kept;
  @Inject Callers callers;
  @Inject TenantHint hint;
  @Inject NameDoor names;
  @Inject Acquaintance acquaintance;
  @Inject HelpDoor helpers;
  @Inject StepUpDoor stepUps;
  @Inject EmergencyDoor emergencies;

  @Override
  public void filter(ContainerRequestContext context) {
    List<Need> needs = needs();
    Optional<String> slug =
        Optional.ofNullable(context.getUriInfo().getPathParameters().getFirst("tenant"));
    names.hold(request, needs, slug);
    Caller caller = names.seen(request, callers.of(request), slug);
    Optional<Tenant> tenant = slug.flatMap(tenants::find);
    Optional<Permission> needed = needed();
    Optional<Rights> rights = tenant.flatMap(t -> rights(t, caller));
    boolean page = !request.getRequestURI().startsWith("/api/");
    var parameters = context.getUriInfo().getPathParameters();
    Help help = helpers.of(caller, tenant, rights, parameters, page);
    Optional<Emergency> emergency =
        emergencies.of(caller, tenant, rights, resource.getResourceMethod());
    Optional<Rights> acts = emergency.map(known -> EmergencyPolicy.RIGHTS).or(() -> rights);
    switch (AccessPolicy.decide(needs, needed, caller, rights, tenant.isPresent())) {
      case ALLOW -> {
        Optional<Need> by =
            AccessPolicy.granting(needs, needed, caller, rights, tenant.isPresent());
        Grounds grounds = caller.grounds().by(by.map(need -> told(need, rights)).orElse(null));
        enter(needs, new Access(caller.on(told(grounds)), tenant, acts, help));
        stepUp(context);
      }
      case SIGN_IN -> askToSignIn(context);
      case REFUSE -> {
        boolean opens =
            AccessPolicy.decide(needs, needed, caller, acts, tenant.isPresent()) == Decision.ALLOW;
        Caller other = opens ? byEmergency(caller, emergency) : byConsent(caller, help);
        enter(needs, new Access(other, tenant, acts, help));
        stepUp(context);
      }
      case HIDE -> throw Fault.notFound("tenant", slug.orElse("-"));
    }
  }

  private static Caller byEmergency(Caller caller, Optional<Emergency> emergency) {
    return caller.on(Grounds.breakGlass(emergency.orElseThrow().onBehalfOf()));
  }

  /** As what somebody passed: of a custom role it says little, of its permission all. */
  private String told(Need by, Optional<Rights> rights) {
    boolean custom = rights.filter(held -> held.role() == null).isPresent();
    return needed()
        .filter(permission -> custom && by.ofTenant())
        .map(permission -> "ROLE_" + permission)
        .orElse(by.name());
  }

  private Grounds told(Grounds grounds) {
    return stepUps.told(resource.getResourceMethod(), request, grounds);
  }

  /** Last, so that nobody confirms anything for what is refused anyway. */
  private void stepUp(ContainerRequestContext context) {
    if (stepUps.lacks(resource.getResourceMethod(), request)) {
      stepUps.ask(context, request, response);
    }
  }

  /** What roles don't allow, the tenant's consent may. */
  private Caller byConsent(Caller caller, Help help) {
    Optional<HelpDeed> deed =
        Optional.ofNullable(resource.getResourceMethod().getAnnotation(WithConsent.class))
            .map(WithConsent::value);
    return deed.flatMap(help::by)
        .map(consent -> caller.on(Grounds.consent(deed.get().name(), consent.onBehalfOf())))
        .orElseThrow(() -> Fault.of(FaultCode.NOT_ALLOWED));
  }

  private void askToSignIn(ContainerRequestContext context) {
    kept.keep(context, request, response);
    hint.leave(request, response);
    context.abortWith(SignIn.ask(request, response));
  }

  private List<Need> needs() {
    AllowedTo rule = resource.getResourceMethod().getAnnotation(AllowedTo.class);
    if (rule == null || rule.value().length == 0) {
      throw new IllegalStateException("no access rule on " + resource.getResourceMethod());
    }
    return List.of(rule.value());
  }

  private Optional<Permission> needed() {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(Needs.class))
        .map(Needs::value);
  }

  /** Both must agree: the identity provider that says who belongs, and our row of the role. */
  private Optional<Rights> rights(Tenant tenant, Caller caller) {
    return caller.organizations().contains(tenant.slug())
        ? tenants.rights(tenant.id(), caller.name()).map(caller.grounds()::narrowed)
        : Optional.empty();
  }

  private void enter(List<Need> needs, Access access) {
    if (AccessPolicy.stopped(needs, access.caller(), !LOOKS.contains(request.getMethod()))) {
      access.tenant().ifPresent(Suspension::refuseIfSuspended);
    }
    Calling.enter(access.caller());
    TenantScope.enter(scope(needs, access));
    request.setAttribute(Access.ATTRIBUTE, access);
    acquaintance.make(request);
  }

  private static UUID scope(List<Need> needs, Access access) {
    if (access.tenant().isPresent() && needs.stream().anyMatch(Need::ofTenant)) {
      return access.tenant().get().id();
    }
    return needs.contains(Need.PLATFORM_ADMIN) ? TenantScope.PLATFORM : TenantScope.NOBODY;
  }
}
