package org.patchbay.hypervisor.entity;

/**
 * A volume in one of the host's pools.
 *
 * @param name minted by us, letters, digits, dots and dashes
 * @param shared other hosts have the pool as well, so that what this host remembers of it may be
 *     out of date
 */
public record VolumeRef(String pool, String name, boolean shared) {
  /** In a pool of the host alone. */
  public VolumeRef(String pool, String name) {
    this(pool, name, false);
  }

  /** Another one in the same pool. */
  public VolumeRef beside(String other) {
    return new VolumeRef(pool, other, shared);
  }
}
