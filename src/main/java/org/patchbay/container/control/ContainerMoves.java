package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.patchbay.container.entity.Container;

/** Writes down how far a container to another host has come; each in a transaction of its own. */
@ApplicationScoped
@Transactional
public class ContainerMoves {
  @Inject Containers containers;
  @Inject DiskClasses disks;
  @Inject Event<ContainerChanged> changed;

  /** True while it is still wished there. */
  boolean isMoving(UUID id, UUID target) {
    return containers.get(id).isMovingTo(target);
  }

  /** Its disk is, or is not any more, on the new host as it is on the old one. */
  void copied(UUID id, UUID target, boolean whole) {
    Container container = containers.locked(id);
    if (container.isMovingTo(target)) {
      container.copied(whole);
    }
  }

  /** Noted before it begins; false when it is not wished there any more. */
  boolean migrating(UUID id, UUID target) {
    Container container = containers.locked(id);
    boolean goes = container.isMovingTo(target);
    if (goes) {
      container.migrating(true);
    }
    return goes;
  }

  /** It was called back and never left. */
  void stays(UUID id) {
    containers.locked(id).migrating(false);
  }

  /** It was called back and had gone already. */
  void follow(UUID id) {
    Container container = containers.locked(id);
    container.follow();
    disks.follow(container.tenantId());
    changed.fire(new ContainerChanged(container));
  }

  /** False when it was not wished there any more: then it stays where it was. */
  boolean changeHost(UUID id, UUID target) {
    Container container = containers.locked(id);
    boolean goes = container.isMovingTo(target);
    if (goes) {
      container.arrive(target);
      changed.fire(new ContainerChanged(container));
    }
    return goes;
  }

  /** Nothing of it is left where it does not belong. */
  void tidied(UUID id) {
    containers.locked(id).tidied();
  }
}
