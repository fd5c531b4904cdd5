package org.patchbay.hypervisor.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * One machine looked at closely, with what belongs to it on the host.
 *
 * @param state {@code ABSENT} when not defined
 * @param ours false when a machine with our uuid lacks our stamp
 * @param asSpecified the definition's spec hash equals the wanted one
 * @param disk the system disk is there, complete, as the two that follow
 * @param seed the seed volume is there
 * @param backing the image's volume is there
 * @param networks all networks its NICs name exist and run, in the place that is wanted
 * @param size how big it is; empty when it is not defined, or not known
 * @param data the data disk is there, complete; true when none is specified
 * @param guarded the guards of its public interfaces are those specified; true when it is not
 *     defined, or its host has no guards
 * @param plugged what runs has the interfaces that are specified and no others; true while it is
 *     off
 */
public record MachineSighting(
    Instant at,
    MachineState state,
    boolean ours,
    boolean asSpecified,
    boolean disk,
    boolean seed,
    boolean backing,
    boolean networks,
    Optional<MachineSize> size,
    boolean data,
    boolean guarded,
    boolean plugged) {
  /** Guarded and plugged in as specified. */
  public MachineSighting(
      Instant at,
      MachineState state,
      boolean ours,
      boolean asSpecified,
      boolean disk,
      boolean seed,
      boolean backing,
      boolean networks,
      Optional<MachineSize> size,
      boolean data) {
    this(at, state, ours, asSpecified, disk, seed, backing, networks, size, data, true, true);
  }

  /** The same machine whose guards are others than specified. */
  public MachineSighting unguarded() {
    return new MachineSighting(
        at, state, ours, asSpecified, disk, seed, backing, networks, size, data, false, plugged);
  }

  /** Of a machine without a data disk. */
  public MachineSighting(
      Instant at,
      MachineState state,
      boolean ours,
      boolean asSpecified,
      boolean disk,
      boolean seed,
      boolean backing,
      boolean networks,
      Optional<MachineSize> size) {
    this(at, state, ours, asSpecified, disk, seed, backing, networks, size, true);
  }

  /** Of a size that is not known. */
  public MachineSighting(
      Instant at,
      MachineState state,
      boolean ours,
      boolean asSpecified,
      boolean disk,
      boolean seed,
      boolean backing,
      boolean networks) {
    this(at, state, ours, asSpecified, disk, seed, backing, networks, Optional.empty());
  }
}
