package org.patchbay.membership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.control.Suspension;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.MailAddress;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;

/** Asking people to join a tenant, and their answers. */
@ApplicationScoped
@Transactional
public class Invitations {
  @Inject EntityManager em;
  @Inject Members members;
  @Inject Roles roles;
  @Inject Tenants tenants;
  @Inject OrganizationWishes wishes;
  @Inject Event<TenantChanged> changes;
  @Inject Clock clock;

  /**
   * Asks somebody to join.
   *
   * @param key by which {@link Roles#named} knows the role
   * @throws Fault {@code INVALID_INPUT}, {@code NO_SUCH_THING}, or {@code NOT_ALLOWED} for a role
   *     that allows more than the caller may
   */
  public Invitation invite(UUID tenant, String typed, String key) {
    String mail = MailAddress.of(typed, "mail");
    Rights offered = roles.named(tenant, key);
    members.mayInvite(tenant, offered);
    open(tenant, mail).ifPresent(this::makeWay);
    Caller caller = Calling.current();
    var invitation =
        new Invitation(
            tenant, mail, offered, caller.name(), !caller.platformAdmin(), clock.instant());
    em.persist(invitation);
    em.flush();
    changed("tenant.invite", invitation, Map.of(), told(invitation));
    return invitation;
  }

  /** An invitation that was not answered in time may be followed by another. */
  private void makeWay(Invitation earlier) {
    if (!earlier.isOver(clock.instant())) {
      throw Fault.invalid("mail", "membership.mail.invited", earlier.mail());
    }
    earlier.withdraw();
    em.flush();
  }

  /** It counts no more, whatever stands in a mail that was sent. */
  public void withdraw(UUID tenant, UUID id) {
    lock(tenant);
    Invitation invitation = get(tenant, id);
    members.mayInvite(tenant, offered(invitation));
    invitation.withdraw();
    changed("tenant.invite.withdraw", invitation, told(invitation), Map.of());
  }

  /** The tenant's, that were not answered yet, by address. */
  public List<Invitation> of(UUID tenant) {
    return em.createQuery(
            "from Invitation i where i.tenantId = :tenant and not i.withdrawn order by i.mail",
            Invitation.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  public Invitation get(UUID tenant, UUID id) {
    return Optional.ofNullable(em.find(Invitation.class, id))
        .filter(found -> found.tenantId().equals(tenant) && !found.isWithdrawn())
        .orElseThrow(() -> Fault.notFound("invitation", id));
  }

  /** Of somebody, in whatever tenants: those that may be accepted now. */
  public List<Invitation> to(Optional<String> mail) {
    if (mail.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "from Invitation i where i.mail = :mail and not i.withdrawn and i.expiresAt > :now"
                + " order by i.invitedAt",
            Invitation.class)
        .setParameter("mail", mail.get())
        .setParameter("now", clock.instant())
        .getResultList();
  }

  /**
   * The caller joins.
   *
   * @param mail the caller's own, verified
   * @throws Fault {@code NOT_YET_JOINED} while the identity provider does not say that the caller
   *     belongs to the organization
   */
  public Rights accept(Optional<String> mail, UUID id) {
    Tenant inviting = lock(mine(mail, id).tenantId());
    // Again, under the lock: it may have been withdrawn, or accepted by a second press.
    Invitation invitation = mine(mail, id);
    Suspension.refuseIfSuspended(inviting);
    String slug = inviting.slug();
    Caller caller = Calling.current();
    if (!caller.organizations().contains(slug)) {
      throw Fault.of(FaultCode.NOT_YET_JOINED, slug);
    }
    Rights offered = offered(invitation);
    em.remove(invitation);
    em.flush();
    members.join(invitation.tenantId(), caller.name(), offered);
    return offered;
  }

  /** The caller does not want to. */
  public void decline(Optional<String> mail, UUID id) {
    lock(mine(mail, id).tenantId());
    Invitation invitation = mine(mail, id);
    invitation.withdraw();
    changed("tenant.invite.decline", invitation, told(invitation), Map.of());
  }

  /** One of {@link #to}. */
  public Invitation mine(Optional<String> mail, UUID id) {
    return to(mail).stream()
        .filter(invitation -> invitation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("invitation", id));
  }

  private Tenant lock(UUID tenant) {
    return em.find(Tenant.class, tenant, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<Invitation> open(UUID tenant, String mail) {
    return of(tenant).stream().filter(known -> known.mail().equals(mail)).findFirst();
  }

  private void changed(
      String action, Invitation invitation, Map<String, ?> before, Map<String, ?> after) {
    changes.fire(new TenantChanged(action, tenants.get(invitation.tenantId()), before, after));
    wishes.changed(invitation.tenantId());
  }

  /** The role as it is now. */
  public Rights offered(Invitation invitation) {
    return roles.of(invitation.tenantId(), invitation.role(), invitation.customRole());
  }

  private Map<String, ?> told(Invitation invitation) {
    return Map.of("mail", invitation.mail(), "role", offered(invitation).name());
  }
}
