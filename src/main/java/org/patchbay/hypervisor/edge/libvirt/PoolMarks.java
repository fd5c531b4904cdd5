package org.patchbay.hypervisor.edge.libvirt;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;

/**
 * What pools are known by: an empty volume with an id in its name. Two hosts that find the same one
 * look into the same pool, whatever each calls it and however it gets there.
 */
final class PoolMarks {
  private static final String PREFIX = "pb-pool-";

  private PoolMarks() {}

  static UUID of(Session session, String pool) throws LibvirtException {
    StoragePool there = Pools.running(session, pool);
    there.refresh(0);
    Optional<UUID> found = first(there);
    return found.isPresent() ? found.get() : written(session, there);
  }

  /** The first of several: two hosts may have written one each at the same time. */
  private static Optional<UUID> first(StoragePool pool) throws LibvirtException {
    return Stream.of(pool.listVolumes())
        .filter(name -> name.startsWith(PREFIX))
        .sorted()
        .map(name -> UUID.fromString(name.substring(PREFIX.length())))
        .findFirst();
  }

  private static UUID written(Session session, StoragePool pool) throws LibvirtException {
    UUID mark = UUID.randomUUID();
    Volumes.create(session, pool, VolumeDocument.room(PREFIX + mark, 0));
    return mark;
  }
}
