package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantDraft;

/** The tenants there are, and their members. */
@ApplicationScoped
@Transactional
public class Tenants {
  @Inject EntityManager em;
  @Inject Quotas quotas;
  @Inject Roles roles;
  @Inject OwnNames names;
  @Inject Clock clock;
  @Inject Event<TenantChanged> changes;
  @Inject Event<TenantOpened> opened;

  @Inject
  @ConfigProperty(name = "patchbay.theme.default")
  String defaultTheme;

  /** Makes a tenant with its members and quotas. */
  public Tenant add(TenantDraft draft) {
    check(draft);
    String theme = draft.theme() == null ? defaultTheme : draft.theme();
    var tenant = new Tenant(draft.slug(), draft.name(), theme, clock.instant());
    em.persist(tenant);
    flush(draft.slug());
    draft
        .members()
        .forEach((name, role) -> em.persist(new Member(tenant.id(), name, Rights.of(role))));
    quotas.open(tenant.id(), draft.quotas());
    changes.fire(
        new TenantChanged(
            "tenant.add",
            tenant,
            Map.of(),
            Map.of("name", tenant.name(), "members", rolesOf(tenant))));
    if (draft.ownName() != null) {
      names.give(tenant.id(), draft.ownName());
    }
    opened.fire(new TenantOpened(tenant, draft));
    return tenant;
  }

  private void check(TenantDraft draft) {
    var problems = new ArrayList<>(draft.problems(Quotas.NAMES));
    if (find(draft.slug()).isPresent()) {
      problems.add(taken(draft.slug()));
    }
    if (draft.ownName() != null) {
      problems.addAll(names.problems(draft.ownName(), null));
    }
    Fault.refuse(problems);
  }

  /** The database has the last word when two are made at once. */
  private void flush(String slug) {
    try {
      em.flush();
    } catch (PersistenceException e) {
      throw Fault.invalid(List.of(taken(slug)));
    }
  }

  private static FieldProblem taken(String slug) {
    return new FieldProblem("slug", "tenant.slug.taken", List.of(slug));
  }

  public Optional<Tenant> find(String slug) {
    return em.createQuery("from Tenant t where t.slug = :slug", Tenant.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  public Tenant get(UUID id) {
    return Optional.ofNullable(em.find(Tenant.class, id))
        .orElseThrow(() -> Fault.notFound("tenant", id));
  }

  /** Several at once, by id. */
  public Map<UUID, Tenant> all(Set<UUID> ids) {
    return em.createQuery("from Tenant t where t.id in :ids", Tenant.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Tenant::id, Function.identity()));
  }

  public Tenant named(String slug) {
    return find(slug).orElseThrow(() -> Fault.notFound("tenant", slug));
  }

  /** A page by slug: those behind the slug {@code after}. */
  public List<Tenant> page(String after, int limit) {
    return page("", after, limit);
  }

  /** The same of those whose slug or name has this in it. */
  public List<Tenant> page(String part, String after, int limit) {
    return page(part, false, after, limit);
  }

  /** The same of those that are gone, or of the others. */
  public List<Tenant> page(String part, boolean gone, String after, int limit) {
    return em.createQuery(
            "from Tenant t where t.slug > :after and t.leave.leaveEndedAt is "
                + (gone ? "not null" : "null")
                + " and (locate(:part, t.slug) > 0 or locate(:part, lower(t.name)) > 0)"
                + " order by t.slug",
            Tenant.class)
        .setParameter("part", part.strip().toLowerCase(Locale.ROOT))
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Of all there are. */
  public Set<UUID> ids() {
    return new HashSet<>(em.createQuery("select t.id from Tenant t", UUID.class).getResultList());
  }

  /** Those the person may see, by slug, behind the slug {@code after}: all for staff. */
  public List<Tenant> visibleTo(Caller caller, String part, String after, int limit) {
    if (caller.platformAdmin() || caller.helpdesk()) {
      return page(part, after, limit);
    }
    return of(caller.name(), caller.organizations()).stream()
        .filter(tenant -> tenant.slug().compareTo(after) > 0)
        .filter(tenant -> tenant.isCalled(part))
        .limit(limit)
        .toList();
  }

  /** Those of these slugs in which the person has a role, by slug. */
  public List<Tenant> of(String username, Collection<String> slugs) {
    if (slugs.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select t from Tenant t join Member m on m.tenantId = t.id"
                + " where m.username = :name and t.slug in :slugs order by t.slug",
            Tenant.class)
        .setParameter("name", username)
        .setParameter("slugs", slugs)
        .getResultList();
  }

  /** What the person may in the tenant at this moment; empty for who is no member. */
  public Optional<Rights> rights(UUID tenant, String username) {
    return roles.of(tenant, username);
  }

  public List<Member> members(UUID tenant) {
    return em.createQuery(
            "from Member m where m.tenantId = :tenant order by m.username", Member.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  Map<String, String> rolesOf(Tenant tenant) {
    Map<String, String> names = new TreeMap<>();
    members(tenant.id())
        .forEach(
            member ->
                names.put(
                    member.username(),
                    roles.of(tenant.id(), member.role(), member.customRole()).name()));
    return names;
  }
}
