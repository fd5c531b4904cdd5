package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

/** The roles that there are in a tenant: the three that are built in, and those it made. */
@ApplicationScoped
@Transactional
public class Roles {
  @Inject EntityManager em;

  /** What a member may at this moment. */
  public Rights of(UUID tenant, TenantRole role, Optional<UUID> custom) {
    return custom.map(id -> get(tenant, id).rights()).orElseGet(() -> Rights.of(role));
  }

  public Optional<Rights> of(UUID tenant, String username) {
    return Optional.ofNullable(em.find(Member.class, new Member.Key(tenant, username)))
        .map(member -> of(tenant, member.role(), member.customRole()));
  }

  /** One that the tenant made. */
  public CustomRole get(UUID tenant, UUID id) {
    return Optional.ofNullable(em.find(CustomRole.class, id))
        .filter(role -> role.tenantId().equals(tenant))
        .orElseThrow(() -> Fault.notFound("role", id));
  }

  /** Those that the tenant made, by name. */
  public List<CustomRole> made(UUID tenant) {
    return em.createQuery(
            "from CustomRole r where r.tenantId = :tenant order by lower(r.name)", CustomRole.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  /** All that somebody may have there, the least first. */
  public List<Rights> all(UUID tenant) {
    return Stream.concat(
            Stream.of(Rights.of(TenantRole.VIEWER)),
            Stream.concat(
                made(tenant).stream().map(CustomRole::rights),
                Stream.of(Rights.of(TenantRole.OPERATOR), Rights.of(TenantRole.OWNER))))
        .toList();
  }

  /**
   * The one that a request names.
   *
   * @throws Fault {@code INVALID_INPUT} for what names none, {@code NO_SUCH_THING} for one that the
   *     tenant has not
   */
  public Rights named(UUID tenant, String key) {
    return Optional.ofNullable(TenantRole.named(key))
        .map(Rights::of)
        .orElseGet(() -> get(tenant, id(key)).rights());
  }

  /** The same of several; null for what names none. */
  public Map<String, Rights> named(UUID tenant, Map<String, String> keys) {
    Map<String, Rights> found = new TreeMap<>();
    keys.forEach((who, key) -> found.put(who, isKey(key) ? named(tenant, key) : null));
    return found;
  }

  private static boolean isKey(String key) {
    try {
      return TenantRole.named(key) != null || id(key) != null;
    } catch (Fault noName) {
      return false;
    }
  }

  private static UUID id(String key) {
    try {
      return UUID.fromString(key == null ? "" : key.strip());
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("role", "tenant.member.role");
    }
  }
}
