package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.RoleWish;
import org.patchbay.tenant.entity.Tenant;

/**
 * Roles that a tenant makes itself. Who changes or deletes one must have all that it allows, and
 * all that it is to allow: nobody raises themselves, or acts on who has more.
 */
@ApplicationScoped
@Transactional
public class CustomRoles {
  @Inject EntityManager em;
  @Inject Roles roles;
  @Inject RoleRule rule;
  @Inject Event<TenantChanged> changes;

  /**
   * Makes one.
   *
   * @throws Fault {@code INVALID_INPUT}; {@code NOT_ALLOWED} for more than the caller has
   */
  public CustomRole make(UUID tenant, RoleWish wish) {
    Tenant changed = rule.lock(tenant);
    check(tenant, null, wish);
    var role = new CustomRole(tenant, wish);
    rule.judge(tenant, Optional.empty(), Optional.of(role.rights()));
    em.persist(role);
    em.flush();
    tell("tenant.role.create", changed, Map.of(), told(role));
    return role;
  }

  /**
   * Its holders may this from the next request on.
   *
   * @throws Fault {@code INVALID_INPUT}, {@code NO_SUCH_THING}; {@code NOT_ALLOWED} for one that
   *     allows more than the caller has, or is to
   */
  public CustomRole change(UUID tenant, UUID id, RoleWish wish) {
    Tenant changed = rule.lock(tenant);
    CustomRole role = roles.get(tenant, id);
    check(tenant, id, wish);
    Rights then = Rights.of(id, wish.name(), wish.granted());
    rule.judge(tenant, Optional.of(role.rights()), Optional.of(then));
    if (!role.rights().equals(then)) {
      Map<String, ?> before = told(role);
      role.becomes(wish);
      em.flush();
      tell("tenant.role.change", changed, before, told(role));
    }
    return role;
  }

  /**
   * Deletes one that nobody holds.
   *
   * @throws Fault {@code NO_SUCH_THING}, {@code NOT_ALLOWED}; {@code ROLE_HELD} with who has it
   */
  public void delete(UUID tenant, UUID id) {
    Tenant changed = rule.lock(tenant);
    CustomRole role = roles.get(tenant, id);
    rule.judge(tenant, Optional.of(role.rights()), Optional.empty());
    List<String> holders = holders(tenant, id);
    if (!holders.isEmpty()) {
      throw Fault.of(FaultCode.ROLE_HELD, role.name(), String.join(", ", holders));
    }
    // What was withdrawn waits for the login service only; nobody is to join by it.
    em.createNativeQuery(
            "update invitation set custom_role = null where tenant_id = :tenant"
                + " and custom_role = :role and withdrawn")
        .setParameter("tenant", tenant)
        .setParameter("role", id)
        .executeUpdate();
    em.remove(role);
    em.flush();
    tell("tenant.role.delete", changed, told(role), Map.of());
  }

  /** Of one role: members by name, and whoever is invited into it by their address. */
  public List<String> holders(UUID tenant, UUID id) {
    return holders(tenant).getOrDefault(id, List.of());
  }

  /** Of every role that somebody has. */
  public Map<UUID, List<String>> holders(UUID tenant) {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select custom_role, username as holder from member where tenant_id = :tenant"
                + " and custom_role is not null"
                + " union select custom_role, mail from invitation where tenant_id = :tenant"
                + " and custom_role is not null and not withdrawn order by holder",
            Tuple.class)
        .setParameter("tenant", tenant)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> row.get(0, UUID.class),
                Collectors.mapping(row -> row.get(1, String.class), Collectors.toList())));
  }

  private void check(UUID tenant, UUID self, RoleWish wish) {
    Fault.refuse(wish.problems());
    roles.made(tenant).stream()
        .filter(known -> !known.id().equals(self))
        .filter(known -> known.name().equalsIgnoreCase(wish.name()))
        .findFirst()
        .ifPresent(
            known -> {
              throw Fault.invalid("name", "membership.role.name.taken", wish.name());
            });
  }

  private void tell(String action, Tenant tenant, Map<String, ?> before, Map<String, ?> after) {
    changes.fire(new TenantChanged(action, tenant, before, after));
  }

  private static Map<String, ?> told(CustomRole role) {
    return Map.of(
        "id", role.id().toString(),
        "name", role.name(),
        "permissions", List.of(CustomRole.names(role.rights().permissions())));
  }
}
