package org.patchbay.container.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * What is wanted of a container, and what was already done for it.
 *
 * @param rebootDue a restart was wished and not asked for yet
 * @param ready the guest agent answered since the machine runs
 * @param wasDefined the machine once existed: from then on a lost disk is a loss and not a start
 * @param wasReady the guest agent answered at least once: until then it is still being made
 * @param stopAskedAt when the guest was asked to shut down
 * @param held it is not yet to start, or to stop: others go first
 * @param wiping it is to be made anew: first all of its machine goes
 * @param sizing the size it is to have; empty when any will do
 * @param spare no node is to run in it: it has no machine, only its system disk
 * @param vacant nothing is left of a machine since it is to be spare
 * @param reseedDue the guest has to be told something else than it was
 */
public record ContainerWish(
    Power power,
    boolean retiring,
    boolean rebootDue,
    boolean ready,
    boolean wasDefined,
    boolean wasReady,
    Optional<Instant> stopAskedAt,
    boolean held,
    boolean wiping,
    Optional<SizeWish> sizing,
    boolean spare,
    boolean vacant,
    DataWish data,
    boolean reseedDue) {
  /** On its own and not to be made anew. */
  public ContainerWish(
      Power power,
      boolean retiring,
      boolean rebootDue,
      boolean ready,
      boolean wasDefined,
      boolean wasReady,
      Optional<Instant> stopAskedAt) {
    this(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        false,
        false,
        Optional.empty(),
        false,
        false,
        DataWish.NONE,
        false);
  }

  ContainerWish whenHeld() {
    return new ContainerWish(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        true,
        wiping,
        sizing,
        spare,
        vacant,
        data,
        reseedDue);
  }

  ContainerWish whenWiping() {
    return new ContainerWish(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        held,
        true,
        sizing,
        spare,
        vacant,
        data,
        reseedDue);
  }

  ContainerWish sized(SizeWish size) {
    return new ContainerWish(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        held,
        wiping,
        Optional.of(size),
        spare,
        vacant,
        data,
        reseedDue);
  }

  ContainerWish whenSpare(boolean vacated) {
    return new ContainerWish(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        held,
        wiping,
        sizing,
        true,
        vacated,
        data,
        reseedDue);
  }

  ContainerWish whenData(DataWish wanted) {
    return new ContainerWish(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        held,
        wiping,
        sizing,
        spare,
        vacant,
        wanted,
        reseedDue);
  }

  ContainerWish whenReseeding() {
    return new ContainerWish(
        power,
        retiring,
        rebootDue,
        ready,
        wasDefined,
        wasReady,
        stopAskedAt,
        held,
        wiping,
        sizing,
        spare,
        vacant,
        data,
        true);
  }
}
