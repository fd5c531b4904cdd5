package org.patchbay.catalogue.entity;

import java.util.OptionalInt;

/** How many instances of a role a complete cluster has; no maximum when {@code max} is empty. */
public record Cardinality(int min, OptionalInt max, Basis basis) {
  public boolean required() {
    return min > 0;
  }

  public boolean tooMany(int count) {
    return max.isPresent() && count > max.getAsInt();
  }
}
