package org.patchbay.offboarding.entity;

/**
 * What there is still of a tenant.
 *
 * @param unasked clusters and free containers that nobody has asked to go yet
 * @param containers all of them, free or not
 * @param addresses that are held; those at rest are given back already
 * @param rights whether its people may still do anything
 * @param organization whether the identity provider may still know of it
 */
public record Remains(
    long unasked,
    long clusters,
    long containers,
    long addresses,
    long segments,
    boolean rights,
    boolean organization) {

  /** How many of a part's things are left; 1 for what is there or not. */
  public long of(Part part) {
    return switch (part) {
      case CLUSTERS -> clusters;
      case CONTAINERS -> containers;
      case ADDRESSES -> addresses;
      case SEGMENTS -> segments;
      case RIGHTS -> rights ? 1 : 0;
      case ORGANIZATION -> organization ? 1 : 0;
      case QUOTAS -> 1;
    };
  }

  /** Whether anything is left but the quotas. */
  boolean anything() {
    return unasked + clusters + containers + addresses + segments > 0 || rights || organization;
  }
}
