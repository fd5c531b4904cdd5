package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.NodeBurden;
import org.patchbay.container.entity.Power;
import org.patchbay.network.control.Addresses;
import org.patchbay.reconcile.control.Nudges;

/** Which container carries a node, and how one hands it over. In its caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Occupancy {
  @Inject EntityManager em;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject DiskClasses disks;
  @Inject Snapshots snapshots;
  @Inject Nudges nudges;
  @Inject Clock clock;

  public Container get(UUID id) {
    return containers.get(id);
  }

  /** Locked until the transaction ends. */
  public Container locked(UUID id) {
    return containers.locked(id);
  }

  /** Containers that no node runs in, with nothing left to be done to them. */
  @Transactional
  public List<ContainerRow> free() {
    return containers.free();
  }

  /** A free container like another; its quota is reserved by the caller. */
  public Container spareLike(Container other, String name, UUID host, String pool) {
    Container made =
        Container.spareLike(other, UUID.randomUUID(), name, host, pool, clock.instant());
    containers.add(made);
    disks.reserve(other.tenantId());
    return made;
  }

  public void vacate(UUID id) {
    containers.locked(id).vacate();
  }

  /** Takes {@link #vacate} back, if that was wished. */
  public void reoccupy(UUID id, Power power) {
    containers
        .find(id)
        .map(found -> containers.locked(id))
        .filter(container -> container.spare() && !container.retiring())
        .ifPresent(
            container -> {
              container.reoccupy(power);
              nudge(container);
            });
  }

  /** Wishes one gone that was made for nothing. */
  public void retireIfFree(UUID id) {
    containers
        .find(id)
        .map(found -> containers.locked(id))
        .filter(Container::spare)
        .filter(container -> !container.retiring())
        .ifPresent(
            container -> {
              disks.ending(container, container::retire);
              nudge(container);
            });
  }

  /**
   * The node's name, addresses, MACs, data disk, roles and recipe change hands; both are vacant.
   */
  public void handOver(UUID from, UUID to, Power power) {
    lock(from, to);
    NodeBurden burden = containers.get(from).unburden();
    addresses.of(from).forEach(nic -> nic.moveTo(to));
    snapshots.of(from).forEach(snapshot -> snapshot.follow(to));
    // A data disk belongs to one container at a time: the database is the lock.
    em.flush();
    containers.get(to).shoulder(burden, power);
    disks.follow(containers.get(to).tenantId());
    nudge(containers.get(from));
  }

  /** In one order for everybody. */
  private void lock(UUID... ids) {
    Arrays.stream(ids).sorted().forEach(containers::locked);
  }

  public void dataArrived(UUID id) {
    containers.locked(id).dataArrived();
  }

  public void doWithoutData(UUID id) {
    containers.locked(id).doWithoutData();
  }

  private void nudge(Container container) {
    nudges.nudge(ContainerReconciler.KIND, container.id(), container.tenantId());
  }
}
