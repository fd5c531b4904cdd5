package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.network.entity.Nic;
import org.patchbay.tenant.control.TenantScope;

/**
 * Which interfaces a container's seed tells its guest of, and whether the guest heard of the latest
 * while it ran. By container, within the scope of its tenant.
 */
@ApplicationScoped
@Transactional
public class SeedMemory {
  @Inject EntityManager em;

  /** True when the seed tells of other interfaces than these. */
  boolean isOutdated(UUID container, List<Nic> nics) {
    return told(container).filter(text -> !text.equals(text(nics))).isPresent();
  }

  private Optional<String> told(UUID container) {
    return field("networks", container);
  }

  /** What became of telling the guest; empty when it was told by nothing but its seed. */
  public Optional<GuestFile> heard(UUID container) {
    return field("heard", container).map(GuestFile::valueOf);
  }

  private Optional<String> field(String name, UUID container) {
    return em
        .unwrap(Session.class)
        .createNativeQuery(
            "select "
                + name
                + " from seed_told where container_id = :container and tenant_id = :tenant",
            String.class)
        .setParameter("container", container)
        .setParameter("tenant", TenantScope.current())
        .getResultList()
        .stream()
        .map(Optional::ofNullable)
        .findFirst()
        .flatMap(found -> found);
  }

  /** The seed was written for a guest that is to start with it. */
  void written(UUID container, List<Nic> nics) {
    note(container, nics, null);
  }

  /** The seed was written for a guest that runs, which was told so. */
  void told(UUID container, List<Nic> nics, GuestFile how) {
    note(container, nics, how.name());
  }

  private void note(UUID container, List<Nic> nics, String heard) {
    em.createNativeQuery(
            "insert into seed_told (container_id, tenant_id, networks, heard)"
                + " select id, tenant_id, :networks, :heard from container where id = :container"
                + " on conflict (container_id) do update set networks = :networks, heard = :heard")
        .setParameter("container", container)
        .setParameter("networks", text(nics))
        .setParameter("heard", heard)
        .executeUpdate();
  }

  private static String text(List<Nic> nics) {
    return nics.stream()
        .map(nic -> nic.mac() + " " + nic.addressText())
        .collect(Collectors.joining(", "));
  }
}
