package org.patchbay.settings.entity;

import java.util.Objects;

/**
 * A secret that only a {@link KeyRing} opens. A column of an entity that has one is of the
 * database's type {@code sealed}, and its owner is the row's id: so it is found when keys change.
 */
public final class Sealed {
  /** How columns are defined that keep one. */
  public static final String COLUMN = "sealed";

  private final String text;

  public Sealed(String text) {
    this.text = Objects.requireNonNull(text);
  }

  /** For the database alone. */
  public String text() {
    return text;
  }

  /** Of the key that opens it. */
  public String key() {
    return text.substring(0, Math.max(0, text.indexOf(':')));
  }

  String content() {
    return text.substring(text.indexOf(':') + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Not even what is sealed. */
  @Override
  public String toString() {
    return "Sealed[" + key() + "]";
  }
}
