package org.patchbay.catalogue.entity;

/** Where in the product a role stands. */
public enum Layer {
  FUNCTIONALITY,
  MANAGEMENT,
  STORAGE
}
