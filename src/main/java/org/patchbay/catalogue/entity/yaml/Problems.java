package org.patchbay.catalogue.entity.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it can be said at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(String file, int line, String key, Object... parameters) {
    found.add(new Problem(file, line, "catalogue.problem." + key, List.of(parameters)));
  }

  public int count() {
    return found.size();
  }

  public List<Problem> sorted() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }
}
