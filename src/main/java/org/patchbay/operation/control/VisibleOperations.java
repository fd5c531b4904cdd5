package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.control.Consents;
import org.patchbay.identity.entity.Consent;
import org.patchbay.identity.entity.ConsentPolicy;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Step;
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
 * The operations of whoever calls, in whatever tenants that is: for addresses that name no tenant.
 * Members see their tenants' operations, helpdesk staff those of all tenants, platform
 * administrators all.
 */
@ApplicationScoped
public class VisibleOperations {
  @Inject OperationList operations;
  @Inject Cancelling cancelling;
  @Inject Retrying retrying;
  @Inject Tenants tenants;
  @Inject Consents consents;
  @Inject Clock clock;

  public List<OperationRow> page(OperationFilter filter, int limit) {
    OperationFilter seen = mine().map(filter::of).orElse(filter);
    return TenantScope.within(TenantScope.PLATFORM, () -> operations.page(seen, limit));
  }

  public OperationView view(UUID id) {
    return within(id, operation -> operations.view(id));
  }

  public List<Step> stepsAfter(UUID id, long lastKnown) {
    return within(id, operation -> operations.stepsAfter(id, lastKnown));
  }

  /**
   * Cancels as {@link Cancelling#cancel} does.
   *
   * @throws Fault NOT_ALLOWED for those who may only look
   */
  public void cancel(UUID id) {
    within(
        id,
        operation ->
            acting(
                operation,
                () -> {
                  cancelling.cancel(id);
                  return operation;
                }));
  }

  /**
   * Tries again as {@link Retrying#retry} does.
   *
   * @return the operation to follow
   * @throws Fault NOT_ALLOWED for those who may only look
   */
  public UUID retry(UUID id) {
    return within(id, operation -> acting(operation, () -> retrying.retry(id)));
  }

  /** Finds it, and does the work in its tenant's scope. */
  private <T> T within(UUID id, Function<Operation, T> work) {
    Optional<Set<UUID>> mine = mine();
    Operation operation =
        TenantScope.within(
            TenantScope.PLATFORM,
            () -> mine.isPresent() ? operations.get(id, mine.get()) : operations.get(id));
    return TenantScope.within(operation.target().tenant(), () -> work.apply(operation));
  }

  /** Empty for those who see all. */
  private Optional<Set<UUID>> mine() {
    Caller caller = Calling.current();
    if (caller.platformAdmin()) {
      return Optional.empty();
    }
    if (caller.helpdesk()) {
      return Optional.of(tenants.ids());
    }
    return Optional.of(
        tenants.of(caller.name(), caller.organizations()).stream()
            .map(Tenant::id)
            .collect(Collectors.toSet()));
  }

  /** By the caller's role, or by the tenant's consent, which is then told in the trail. */
  private <T> T acting(Operation operation, Supplier<T> work) {
    UUID tenant = operation.target().tenant();
    Caller caller = Calling.current();
    Optional<Consent> consent =
        caller.helpdesk() && rights(tenant).isEmpty() ? consented(operation) : Optional.empty();
    if (consent.isEmpty()) {
      mayAct(tenant);
      return work.get();
    }
    Suspension.refuseIfSuspended(tenants.get(tenant));
    String deed = HelpDeed.OPERATIONS.name();
    return Calling.as(caller.on(Grounds.consent(deed, consent.get().onBehalfOf())), work);
  }

  private Optional<Consent> consented(Operation operation) {
    Caller caller = Calling.current();
    UUID tenant = operation.target().tenant();
    return ConsentPolicy.grounds(
        consents.of(caller.name()),
        caller,
        tenant,
        HelpDeed.OPERATIONS,
        consents.cluster(tenant, Map.of("id", operation.id().toString())),
        clock.instant());
  }

  private void mayAct(UUID tenant) {
    Caller caller = Calling.current();
    boolean may =
        tenant.equals(TenantScope.PLATFORM)
            ? caller.platformAdmin()
            : rights(tenant).filter(rights -> rights.has(Permission.OPERATIONS)).isPresent();
    if (!may) {
      throw Fault.of(FaultCode.NOT_ALLOWED);
    }
    if (!tenant.equals(TenantScope.PLATFORM)) {
      Suspension.refuseIfSuspended(tenants.get(tenant));
    }
  }

  /** As at every door: the identity provider says who belongs, and our row in which role. */
  private Optional<Rights> rights(UUID tenant) {
    Caller caller = Calling.current();
    boolean belongs =
        tenants.of(caller.name(), caller.organizations()).stream()
            .anyMatch(own -> own.id().equals(tenant));
    return belongs
        ? tenants.rights(tenant, caller.name()).map(caller.grounds()::narrowed)
        : Optional.empty();
  }
}
