package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.patchbay.notify.entity.MailKind;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Params;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.TenantRole;

/** Writes mails, in the transaction of what they tell; the engine sends them after it. */
@ApplicationScoped
@Transactional
public class Outbox {
  @Inject EntityManager em;
  @Inject Post post;
  @Inject Tenants tenants;
  @Inject Roles roles;
  @Inject MailChoices choices;
  @Inject Nudges nudges;
  @Inject Clock clock;

  void wanted(@Observes MailWanted wanted) {
    if (post.isOpen()) {
      choices
          .among(recipients(wanted), wanted.kind())
          .forEach(recipient -> write(wanted, recipient));
    }
  }

  /** In one order, so that two who write to the same people don't wait for each other. */
  private Set<String> recipients(MailWanted wanted) {
    return wanted.recipients().isEmpty()
        ? owners(wanted.tenant())
        : new TreeSet<>(wanted.recipients());
  }

  /** Of the tenant. */
  public Set<String> owners(UUID tenant) {
    return people(tenant, member -> member.role() == TenantRole.OWNER);
  }

  /** The owners, and whoever may do this by a role of the tenant's own. */
  public Set<String> able(UUID tenant, Permission permission) {
    Set<UUID> enough =
        roles.made(tenant).stream()
            .filter(role -> role.rights().has(permission))
            .map(CustomRole::id)
            .collect(Collectors.toSet());
    return people(
        tenant,
        member ->
            member.role() == TenantRole.OWNER
                || member.customRole().filter(enough::contains).isPresent());
  }

  private Set<String> people(UUID tenant, Predicate<Member> wanted) {
    return tenants.members(tenant).stream()
        .filter(wanted)
        .map(Member::username)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void write(MailWanted wanted, String recipient) {
    UUID id = UUID.randomUUID();
    if (insert(id, wanted, recipient, wanted.kind()) == 1) {
      nudges.nudge(MailReconciler.KIND, id, wanted.tenant());
    }
  }

  private int insert(UUID id, MailWanted wanted, String recipient, MailKind kind) {
    return em.createNativeQuery(
            "insert into mail (id, tenant_id, recipient, kind, about, parameters, path, state,"
                + " wanted_at) values (:id, :tenant, :recipient, :kind, :about, :parameters, :path,"
                + " 'WAITING', :now) on conflict do nothing")
        .setParameter("id", id)
        .setParameter("tenant", wanted.tenant())
        .setParameter("recipient", recipient)
        .setParameter("kind", kind.name())
        .setParameter("about", wanted.about())
        .setParameter("parameters", Params.write(wanted.parameters()))
        .setParameter("path", wanted.path())
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
