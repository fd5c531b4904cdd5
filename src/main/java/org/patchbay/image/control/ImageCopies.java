package org.patchbay.image.control;

import static org.patchbay.tenant.control.TenantScope.PLATFORM;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.host.control.HostRegistered;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.PoolOffered;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageCopy;
import org.patchbay.image.entity.ImageOnHost;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;

/** Which image is wanted on which host: every one on every host, so that no container waits. */
@ApplicationScoped
@Transactional
public class ImageCopies {
  @Inject EntityManager em;
  @Inject Hosts hosts;
  @Inject Images images;
  @Inject Nudges nudges;
  @Inject Operations operations;
  @Inject Event<ImageArrived> arrivals;

  Optional<ImageCopy> find(UUID id) {
    return Optional.ofNullable(em.find(ImageCopy.class, id));
  }

  public List<ImageCopy> of(UUID image) {
    return em.createQuery("from ImageCopy c where c.imageId = :image", ImageCopy.class)
        .setParameter("image", image)
        .getResultList();
  }

  /** Every host that is to have the image, by name. */
  public List<ImageOnHost> onHosts(Image image) {
    return em.createQuery(
            "select case when c.pool = h.pool then h.name else concat(h.name, ' ', c.pool) end,"
                + " c.sha256 from ImageCopy c join Host h on h.id = c.hostId"
                + " where c.imageId = :image order by h.name, c.pool",
            Object[].class)
        .setParameter("image", image.id())
        .getResultStream()
        .map(
            row ->
                new ImageOnHost(
                    (String) row[0], image.sha256().map(h -> h.equals(row[1])).orElse(false)))
        .toList();
  }

  /** Wants the image in a host's pool; already wanted is looked at again. */
  public void want(UUID image, UUID host, String pool) {
    nudges.nudge(ImageCopyReconciler.KIND, wanted(image, host, pool), PLATFORM);
  }

  /** The id of the copy, which is made when there is none. */
  private UUID wanted(UUID image, UUID host, String pool) {
    em.createNativeQuery(
            "insert into image_copy (id, image_id, host_id, pool)"
                + " values (gen_random_uuid(), :image, :host, :pool)"
                + " on conflict (image_id, host_id, pool) do nothing")
        .setParameter("image", image)
        .setParameter("host", host)
        .setParameter("pool", pool)
        .executeUpdate();
    return em.createQuery(
            "select c.id from ImageCopy c where c.imageId = :image and c.hostId = :host"
                + " and c.pool = :pool",
            UUID.class)
        .setParameter("image", image)
        .setParameter("host", host)
        .setParameter("pool", pool)
        .getSingleResult();
  }

  /** Brings the image to every host; the operation that waits for it, if there is a host. */
  Optional<UUID> bringEverywhere(Image image) {
    List<Part> parts =
        hosts.all().stream()
            .flatMap(host -> host.offers().stream().map(offer -> part(image, host, offer)))
            .toList();
    return open("image.import", new Target(PLATFORM, "image", image.id(), image.name()), parts);
  }

  void hostRegistered(@Observes HostRegistered event) {
    em.flush();
    Host host = hosts.get(event.host());
    List<Part> parts =
        images.ready().stream()
            .map(image -> part(wanted(image.id(), host.id(), host.pool()), image.name()))
            .toList();
    open("host.register", new Target(PLATFORM, "host", host.id(), host.name()), parts);
  }

  /** Takes the image off every pool; the operation that waits for it, if there is one. */
  Optional<UUID> removeEverywhere(Image image) {
    List<Part> parts =
        of(image.id()).stream()
            .map(copy -> part(copy.id(), place(hosts.get(copy.hostId()), copy.pool())))
            .toList();
    return open("image.remove", new Target(PLATFORM, "image", image.id(), image.name()), parts);
  }

  /** Those on a host whose images leave. */
  List<ImageCopy> leaving(UUID host) {
    return em.createQuery(
            "select c from ImageCopy c join Image i on i.id = c.imageId"
                + " where c.hostId = :host and i.leaving = true",
            ImageCopy.class)
        .setParameter("host", host)
        .getResultList();
  }

  void remove(UUID copy) {
    find(copy).ifPresent(em::remove);
    em.flush();
  }

  private Part part(Image image, Host host, PoolOffer offer) {
    UUID copy = wanted(image.id(), host.id(), offer.name());
    return part(copy, place(host, offer.name()));
  }

  private static String place(Host host, String pool) {
    return pool.equals(host.pool()) ? host.name() : host.name() + " " + pool;
  }

  void poolOffered(@Observes PoolOffered event) {
    images.ready().forEach(image -> want(image.id(), event.host(), event.pool()));
  }

  private static Part part(UUID copy, String name) {
    return new Part(ImageCopyReconciler.KIND, copy, name);
  }

  private Optional<UUID> open(String kind, Target target, List<Part> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(operations.open(kind, target, parts).id());
  }

  void arrived(UUID id, String sha256) {
    find(id)
        .filter(copy -> !copy.holds(sha256))
        .ifPresent(
            copy -> {
              copy.arrived(sha256);
              arrivals.fire(new ImageArrived(copy.imageId(), copy.hostId()));
            });
  }
}
