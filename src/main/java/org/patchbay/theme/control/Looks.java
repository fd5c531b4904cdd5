package org.patchbay.theme.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.theme.entity.Logo;
import org.patchbay.theme.entity.Look;
import org.patchbay.theme.entity.LookDraft;
import org.patchbay.theme.entity.LookLogo;

/** How tenants' pages look; a tenant without a look has its brand's. */
@ApplicationScoped
@Transactional
public class Looks {
  @Inject EntityManager em;
  @Inject Brands brands;
  @Inject Clock clock;
  @Inject Event<TenantChanged> changes;

  public Optional<Look> of(UUID tenant) {
    return Optional.ofNullable(em.find(Look.class, tenant));
  }

  /** By the key in its style's address; anybody may know it. */
  public Optional<Look> keyed(UUID key) {
    return em.createQuery("from Look l where l.key = :key", Look.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  public Optional<byte[]> logo(UUID tenant) {
    return Optional.ofNullable(em.find(LookLogo.class, tenant)).map(LookLogo::content);
  }

  /** Of a tenant that shows it to people who have not signed in; empty for all others. */
  public Optional<Look> atSignIn(String slug) {
    return em.createQuery(
            "select l from Look l join Tenant t on t.id = l.tenantId"
                + " where t.slug = :slug and l.atSignIn = true",
            Look.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  /**
   * Keeps what somebody wants.
   *
   * @throws Fault {@code INVALID_INPUT} with every field that is wrong
   */
  public Look keep(UUID tenant, LookDraft draft, LogoWish logo) {
    var problems = draft.problems(brands.names());
    Fault.refuse(problems);
    Tenant changed = lock(tenant);
    Map<String, ?> before = told(changed);
    changed.wear(draft.brand());
    Look look = of(tenant).orElseGet(() -> made(tenant));
    look.become(draft, clock.instant());
    if (logo.changes()) {
      show(look, logo.logo());
    }
    tell(changed, before);
    return look;
  }

  /** Another logo, or null for none; all else stays. */
  public Look show(UUID tenant, Logo logo) {
    Tenant changed = lock(tenant);
    Map<String, ?> before = told(changed);
    Look look = of(tenant).orElseGet(() -> made(tenant));
    show(look, logo);
    tell(changed, before);
    return look;
  }

  private Look made(UUID tenant) {
    Look look = new Look(tenant);
    look.become(LookDraft.plain(""), clock.instant());
    em.persist(look);
    em.flush();
    return look;
  }

  private void show(Look look, Logo logo) {
    look.show(logo, clock.instant());
    LookLogo known = em.find(LookLogo.class, look.tenantId());
    if (logo == null && known != null) {
      em.remove(known);
    } else if (logo != null) {
      LookLogo held = known == null ? new LookLogo(look.tenantId()) : known;
      held.hold(logo.content());
      em.persist(held);
    }
  }

  /** As the brand comes; what is so already stays so. */
  public void forget(UUID tenant) {
    Tenant changed = lock(tenant);
    Map<String, ?> before = told(changed);
    Optional<Look> look = of(tenant);
    if (look.isPresent()) {
      Optional.ofNullable(em.find(LookLogo.class, tenant)).ifPresent(em::remove);
      em.flush();
      em.remove(look.get());
    }
    em.flush();
    tell(changed, before);
  }

  /** One change after the other. */
  private Tenant lock(UUID tenant) {
    return Optional.ofNullable(em.find(Tenant.class, tenant, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Fault.notFound("tenant", tenant));
  }

  private void tell(Tenant tenant, Map<String, ?> before) {
    em.flush();
    changes.fire(new TenantChanged("tenant.appearance", tenant, before, told(tenant)));
  }

  private Map<String, ?> told(Tenant tenant) {
    Map<String, Object> told = new TreeMap<>();
    of(tenant.id()).ifPresent(look -> told.putAll(look.told()));
    told.put("brand", tenant.theme());
    return told;
  }
}
