package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.image.control.ImageLeaves;
import org.patchbay.image.control.Images;

/** Keeps images of which something is made. The scope must be the platform's. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ImageUses {
  private static final int SAID = 5;

  @Inject EntityManager em;
  @Inject Images images;
  @Inject Turnstile turnstile;

  /** Nobody approves anything meanwhile: who comes next sees that it leaves. */
  void leaves(@Observes ImageLeaves event) {
    turnstile.pass();
    List<String> users = users(event.image());
    if (!users.isEmpty()) {
      throw Fault.of(FaultCode.IMAGE_USED, images.get(event.image()).name(), said(users));
    }
  }

  /** Clusters that are made of it, and containers that belong to none; each with its tenant. */
  private List<String> users(UUID image) {
    return Stream.of(
            "Cluster c join Tenant t on t.id = c.tenantId where c.imageId = :image",
            "Container c join Tenant t on t.id = c.tenantId where c.imageId = :image"
                + " and c.clusterId is null")
        .flatMap(what -> users(what, image))
        .toList();
  }

  private Stream<String> users(String what, UUID image) {
    return em.createQuery(
            "select concat(t.slug, ' ', c.name) from " + what + " order by t.slug, c.name",
            String.class)
        .setParameter("image", image)
        .setMaxResults(SAID + 1)
        .getResultStream();
  }

  private static String said(List<String> users) {
    String first = String.join(", ", users.subList(0, Math.min(SAID, users.size())));
    return users.size() > SAID ? first + ", …" : first;
  }
}
