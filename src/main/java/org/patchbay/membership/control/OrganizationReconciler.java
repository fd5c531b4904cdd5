package org.patchbay.membership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;

/**
 * Brings a tenant's organization to what is wished: that it is there, and that everybody who was
 * invited has a mail; that it is no more, when the tenant has left. It looks before each step, so
 * that a step which was taken and not written down is not taken again.
 */
@ApplicationScoped
public class OrganizationReconciler implements Reconciler {
  public static final String KIND = "organization";

  @Inject Tenants tenants;
  @Inject OwnNames names;
  @Inject Organizations organizations;
  @Inject OrganizationRows rows;
  @Inject Clock clock;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Tenant tenant = tenants.get(id);
    if (tenant.isRetired()) {
      return dissolve(tenant);
    }
    List<Invitation> open = rows.invitations(id);
    if (open.isEmpty() && rows.providerId(id).isPresent()) {
      return new Verdict.Settled();
    }
    Optional<String> organization = organizations.find(tenant.slug());
    if (organization.isEmpty()) {
      organizations.make(tenant.slug(), tenant.name());
      return new Verdict.Again();
    }
    rows.keep(id, organization.get());
    if (!open.isEmpty()) {
      organizations.leadTo(organization.get(), names.address(tenant) + "/");
      tell(organization.get(), open);
    }
    return new Verdict.Settled();
  }

  /** As soon as nobody has rights there; until then it stays as it is. */
  private Verdict dissolve(Tenant tenant) {
    boolean ended = tenant.leave().orElseThrow().haveRightsEnded();
    if (ended && !rows.isRemoved(tenant.id())) {
      organizations.find(tenant.slug()).ifPresent(organizations::remove);
      rows.removed(tenant.id());
    }
    return new Verdict.Settled();
  }

  private void tell(String organization, List<Invitation> open) {
    Map<String, String> pending = organizations.pending(organization);
    open.forEach(invitation -> tell(organization, invitation, pending));
  }

  private void tell(String organization, Invitation invitation, Map<String, String> pending) {
    String known = pending.get(invitation.mail());
    if (invitation.isWithdrawn()) {
      if (known != null) {
        organizations.withdraw(organization, known);
        pending.remove(invitation.mail());
      }
      rows.forget(invitation.id());
    } else if (!invitation.isOver(clock.instant())) {
      if (known == null) {
        organizations.invite(organization, invitation.mail());
      }
      rows.told(invitation.id());
    }
  }
}
