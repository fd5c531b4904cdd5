package org.patchbay.membership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.membership.entity.Invitation;

/** What the engine has found out and done at the identity provider, each in its transaction. */
@ApplicationScoped
@Transactional
class OrganizationRows {
  @Inject EntityManager em;
  @Inject Clock clock;

  Optional<String> providerId(UUID tenant) {
    List<?> rows =
        em.createNativeQuery(
                "select provider_id from organization where tenant_id = :tenant and removed_at is null")
            .setParameter("tenant", tenant)
            .getResultList();
    return rows.stream().findFirst().map(String.class::cast);
  }

  void keep(UUID tenant, String providerId) {
    em.createNativeQuery(
            "insert into organization (tenant_id, provider_id) values (:tenant, :id)"
                + " on conflict (tenant_id) do update set provider_id = excluded.provider_id")
        .setParameter("tenant", tenant)
        .setParameter("id", providerId)
        .executeUpdate();
  }

  /** Whether the provider was told that it is no more. */
  boolean isRemoved(UUID tenant) {
    return !em.createNativeQuery(
            "select 1 from organization where tenant_id = :tenant and removed_at is not null")
        .setParameter("tenant", tenant)
        .getResultList()
        .isEmpty();
  }

  /** It is no more, and with it all that was offered. */
  void removed(UUID tenant) {
    em.createNativeQuery(
            "insert into organization (tenant_id, provider_id, removed_at)"
                + " values (:tenant, '', :now)"
                + " on conflict (tenant_id) do update set removed_at = excluded.removed_at")
        .setParameter("tenant", tenant)
        .setParameter("now", clock.instant())
        .executeUpdate();
    em.createNativeQuery("delete from invitation where tenant_id = :tenant and withdrawn")
        .setParameter("tenant", tenant)
        .executeUpdate();
  }

  /** All that the provider may have to be told of. */
  List<Invitation> invitations(UUID tenant) {
    return em.createQuery(
            "from Invitation i where i.tenantId = :tenant and (i.withdrawn or i.toldAt is null)"
                + " order by i.withdrawn desc, i.mail",
            Invitation.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  void told(UUID invitation) {
    Optional.ofNullable(em.find(Invitation.class, invitation))
        .ifPresent(known -> known.told(clock.instant()));
  }

  void forget(UUID invitation) {
    Optional.ofNullable(em.find(Invitation.class, invitation)).ifPresent(em::remove);
  }
}
