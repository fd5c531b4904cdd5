package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;

/** What is written down of containers without their host; each in a transaction of its own. */
@ApplicationScoped
@Transactional
public class LostSteps {
  @Inject Containers containers;
  @Inject DiskClasses disks;
  @Inject Leftovers leftovers;
  @Inject Snapshots snapshots;
  @Inject ContainerRelease release;
  @Inject Hosts hosts;
  @Inject Clock clock;
  @Inject Event<ContainerChanged> changed;

  /** True when an administrator says that it is lost, and it does not answer either. */
  boolean isGone(UUID host) {
    return hosts.find(host).filter(Host::isGone).isPresent();
  }

  /** True while it has snapshots: they go first. */
  boolean awaitsSnapshots(UUID id) {
    containers.locked(id);
    return snapshots.deleteAllThere(id);
  }

  void letGo(UUID id) {
    Container container = containers.locked(id);
    leftovers.note(container, container.hostId(), container.pool(), true);
    container.move().remains().ifPresent(host -> leftovers.noteRemains(container));
    release.release(id);
  }

  void takeAsOff(UUID id) {
    Container container = containers.locked(id);
    container.takenAsOff(clock.instant());
    changed.fire(new ContainerChanged(container));
  }

  /** Its disks are complete on the host it goes to, and its machine was removed before that. */
  void goOn(UUID id) {
    Container container = containers.locked(id);
    container.move().target().ifPresent(container::arrive);
    changed.fire(new ContainerChanged(container));
  }

  /** The host it went to is lost: it stays. */
  void goBack(UUID id) {
    Container container = containers.locked(id);
    disks.ending(container, container::stay);
  }

  /** What another host has of it can't be removed now. */
  void leaveRemains(UUID id) {
    Container container = containers.locked(id);
    leftovers.noteRemains(container);
    container.tidied();
  }
}
