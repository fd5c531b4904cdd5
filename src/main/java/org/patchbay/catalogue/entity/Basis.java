package org.patchbay.catalogue.entity;

/** How sure we are of a fact. Only {@link #STATED} may be shown as "VoipNow requires". */
public enum Basis {
  /** The vendor's documentation or public scripts say so. */
  STATED("S"),
  /** Follows from them, or from a comparable platform. */
  INFERRED("I"),
  /** Our own proposal. */
  PROPOSED("P");

  private final String mark;

  Basis(String mark) {
    this.mark = mark;
  }

  /** The letter that stands for it in the files and in the API: S, I or P. */
  public String mark() {
    return mark;
  }
}
