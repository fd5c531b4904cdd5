package org.patchbay.catalogue.entity.sizing;

/** What a role does when one node at its proposed size does not carry the load. */
public enum Growth {
  /** Further nodes. */
  OUT,
  /** A larger size. */
  UP
}
