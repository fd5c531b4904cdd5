package org.patchbay.catalogue.entity;

/** How much a role wants a kind of network. */
public enum Need {
  REQUIRED,
  OPTIONAL,
  /** It works, but whoever does it is warned. */
  DISCOURAGED
}
