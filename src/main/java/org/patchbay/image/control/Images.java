package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.image.entity.Image;
import org.patchbay.web.entity.Key;

/** The images there are. */
@ApplicationScoped
@Transactional
public class Images {
  @Inject EntityManager em;

  public Image get(UUID id) {
    return find(id).orElseThrow(() -> Fault.notFound("image", id));
  }

  public Optional<Image> find(UUID id) {
    return Optional.ofNullable(em.find(Image.class, id));
  }

  Image locked(UUID id) {
    return Optional.ofNullable(em.find(Image.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Fault.notFound("image", id));
  }

  /** By id or by name, as paths allow both. */
  public Image named(String idOrName) {
    Key key = Key.of(idOrName);
    return em.createQuery("from Image i where i.name = :key or i.id = :id", Image.class)
        .setParameter("key", key.name())
        .setParameter("id", key.id())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Fault.notFound("image", idOrName));
  }

  boolean nameTaken(String name) {
    return !em.createQuery("select 1 from Image i where i.name = :name", Integer.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }

  /** A page by name: those behind the name {@code after}. */
  public List<Image> page(String after, int limit) {
    return em.createQuery("from Image i where i.name > :after order by i.name", Image.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those a cluster can be made of, by name. */
  public List<Image> ready() {
    return em.createQuery(
            "from Image i where i.sha256 is not null and i.leaving = false order by i.name",
            Image.class)
        .getResultList();
  }

  /** Whether another one that stays has the same content, and so the same file and volumes. */
  boolean isShared(Image image) {
    return !em.createQuery(
            "select 1 from Image i where i.sha256 = :hash and i.id <> :id and i.leaving = false",
            Integer.class)
        .setParameter("hash", image.sha256().orElse(null))
        .setParameter("id", image.id())
        .getResultList()
        .isEmpty();
  }

  void remove(Image image) {
    em.remove(image);
    em.flush();
  }

  void add(Image image) {
    em.persist(image);
  }
}
