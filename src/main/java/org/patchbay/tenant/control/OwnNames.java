package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.OwnName;
import org.patchbay.tenant.entity.OwnedName;
import org.patchbay.tenant.entity.Tenant;

/** Gives tenants host names of their own, and takes them back. */
@ApplicationScoped
@Transactional
public class OwnNames {
  @Inject EntityManager em;
  @Inject Event<TenantChanged> changes;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI portal;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.issuer")
  URI issuer;

  /**
   * The tenant is reached under this name from the next request on; under the one before no more.
   *
   * @throws Fault {@code INVALID_INPUT}, also for a name that another tenant has
   */
  public void give(UUID id, String typed) {
    Tenant tenant = lock(id);
    Fault.refuse(problems(typed, id));
    become(tenant, OwnName.spelled(typed));
  }

  /** From the next request on; what is so already stays so. */
  public void take(UUID id) {
    become(lock(id), null);
  }

  /** Free for others: the tenant has left. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void free(Tenant leaving) {
    become(leaving, null);
  }

  private void become(Tenant tenant, String name) {
    String before = tenant.ownName().orElse(null);
    if (Optional.ofNullable(name).equals(tenant.ownName())) {
      return;
    }
    tenant.isFoundAt(name);
    flush(name);
    changes.fire(new TenantChanged("tenant.own-name", tenant, told(before), told(name)));
  }

  private static Map<String, ?> told(String name) {
    return name == null ? Map.of() : Map.of(OwnName.FIELD, name);
  }

  /** The database has the last word when two take one at once. */
  private void flush(String name) {
    try {
      em.flush();
    } catch (PersistenceException e) {
      throw Fault.invalid(OwnName.FIELD, "tenant.ownName.taken", name);
    }
  }

  private Tenant lock(UUID id) {
    Tenant tenant =
        Optional.ofNullable(em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> Fault.notFound("tenant", id));
    Suspension.refuseIfRetired(tenant);
    return tenant;
  }

  /**
   * What is wrong with a name.
   *
   * @param self whose it is to be; null for a tenant that there is not yet
   */
  public List<FieldProblem> problems(String typed, UUID self) {
    List<FieldProblem> problems = OwnName.problems(typed, reserved());
    return problems.isEmpty() ? taken(OwnName.spelled(typed), self) : problems;
  }

  private Set<String> reserved() {
    return Stream.of(portal, issuer)
        .map(URI::getHost)
        .filter(host -> host != null)
        .collect(Collectors.toSet());
  }

  private List<FieldProblem> taken(String name, UUID self) {
    return em.createQuery("select t.id from Tenant t where t.ownName = :name", UUID.class)
        .setParameter("name", name)
        .getResultStream()
        .filter(owner -> !owner.equals(self))
        .map(owner -> new FieldProblem(OwnName.FIELD, "tenant.ownName.taken", List.of(name)))
        .toList();
  }

  /** Of all tenants, by the name. */
  Map<String, OwnedName> all() {
    return em.createQuery("from Tenant t where t.ownName is not null", Tenant.class)
        .getResultStream()
        .map(t -> new OwnedName(t.ownName().orElseThrow(), t.id(), t.slug(), t.theme()))
        .collect(Collectors.toMap(OwnedName::host, owned -> owned));
  }

  /** Where the portal is under the tenant's own name; empty without one. */
  public Optional<String> own(UUID id) {
    return Optional.ofNullable(em.find(Tenant.class, id))
        .flatMap(Tenant::ownName)
        .map(name -> OwnName.address(name, portal));
  }

  /** Where the tenant's people find the portal: at its own name, or else at the portal's. */
  public String address(Tenant tenant) {
    return tenant.ownName().map(name -> OwnName.address(name, portal)).orElse(portal.toString());
  }
}
