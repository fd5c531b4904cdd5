package org.patchbay.catalogue.entity.sizing;

/** What a cluster has to carry: extensions, and calls at the same time. */
public record Load(int extensions, int calls) {
  public static final int MOST_EXTENSIONS = 1_000_000;
  public static final int MOST_CALLS = 100_000;

  public Load {
    if (extensions < 0 || calls < 0) {
      throw new IllegalArgumentException("a load below nothing");
    }
  }

  boolean within(Load most) {
    return extensions <= most.extensions && calls <= most.calls;
  }

  /** How many times {@code one} is needed for this; the larger of both parts. */
  double times(Load one) {
    return Math.max(extensions / (double) one.extensions, calls / (double) one.calls);
  }
}
