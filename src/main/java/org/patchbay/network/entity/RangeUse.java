package org.patchbay.network.entity;

import java.math.BigInteger;

/**
 * How full a range is: of segment ids, or of addresses.
 *
 * @param capacity how many can be given out
 * @param taken that somebody holds
 * @param resting given back, and not yet anybody's
 * @param apart that only one tenant gets, and has not
 */
public record RangeUse(
    String name,
    String first,
    String last,
    BigInteger capacity,
    long taken,
    long resting,
    BigInteger apart) {
  /** Segment ids of which so many are held. */
  public static RangeUse of(SegmentRange range, long taken) {
    BigInteger capacity = BigInteger.valueOf(range.last() - range.first() + 1L);
    String first = String.valueOf(range.first());
    String last = String.valueOf(range.last());
    return new RangeUse("", first, last, capacity, taken, 0, BigInteger.ZERO);
  }

  /**
   * Addresses of a pool.
   *
   * @param apart what of the pool is set apart
   * @param gone so many of those are taken or rest
   */
  static RangeUse of(
      String network, AddressPool pool, long taken, long resting, BigInteger apart, long gone) {
    return new RangeUse(
        network,
        Ip.text(pool.first()),
        Ip.text(pool.last()),
        Span.size(pool.usable()),
        taken,
        resting,
        apart.subtract(BigInteger.valueOf(gone)).max(BigInteger.ZERO));
  }

  /** How many are taken or rest. */
  public long used() {
    return taken + resting;
  }

  /** How many whoever comes next can get. */
  public BigInteger free() {
    return capacity.subtract(BigInteger.valueOf(used())).subtract(apart).max(BigInteger.ZERO);
  }

  /** What of a hundred is taken or rests; 100 only when all is. */
  public int percent() {
    return capacity.signum() == 0
        ? 100
        : BigInteger.valueOf(used() * 100).divide(capacity).min(BigInteger.valueOf(100)).intValue();
  }
}
