package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.image.entity.Image;

/** Where images lie in the hosts' pools, and who brings them to those that several hosts have. */
@ApplicationScoped
@Transactional
public class ImagePools {
  @Inject Hosts hosts;

  VolumeRef place(UUID host, String pool, Image image) {
    return image.volume(pool, offer(host, pool).map(PoolOffer::isShared).orElse(false));
  }

  private Optional<PoolOffer> offer(UUID host, String pool) {
    return hosts.get(host).offer(pool);
  }

  /**
   * The other host that is to bring an image to a pool which both have; empty when this one is: two
   * that write one volume would ruin it. It is the first by id of those that answer.
   */
  Optional<UUID> keeper(UUID host, String pool) {
    return offer(host, pool)
        .flatMap(PoolOffer::mark)
        .flatMap(
            mark ->
                hosts.all().stream()
                    .filter(other -> other.id().equals(host) || other.reachable())
                    .filter(other -> has(other, mark).isPresent())
                    .map(Host::id)
                    .min(UUID::compareTo))
        .filter(first -> !first.equals(host));
  }

  private static Optional<PoolOffer> has(Host host, UUID mark) {
    return host.offers().stream()
        .filter(offer -> offer.mark().filter(mark::equals).isPresent())
        .findFirst();
  }

  /** What another host calls a pool that this one has, too. */
  String nameAt(UUID other, UUID host, String pool) {
    UUID mark = offer(host, pool).flatMap(PoolOffer::mark).orElseThrow();
    return has(hosts.get(other), mark).orElseThrow().name();
  }
}
