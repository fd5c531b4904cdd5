package org.patchbay.catalogue.entity;

import java.util.Comparator;

/** The order of version numbers: 5.6, 5.7, 5.10; a part that is no number counts by its text. */
public final class Versions {
  public static final Comparator<String> ORDER = Versions::compare;

  private Versions() {}

  private static int compare(String left, String right) {
    String[] a = left.split("\\.");
    String[] b = right.split("\\.");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = part(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int part(String a, String b) {
    boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }
}
