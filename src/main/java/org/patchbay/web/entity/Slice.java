package org.patchbay.web.entity;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next word of the cursor for the page behind it; null on the last page
 */
public record Slice<T>(List<T> items, String next) {
  public Slice {
    items = List.copyOf(items);
  }

  /**
   * The page, when one row more than the page holds was asked for.
   *
   * @param rows {@code limit + 1} of them when there is a page behind this one
   * @param place the cursor behind a row
   */
  public static <T> Slice<T> of(List<T> rows, int limit, Function<T, Cursor> place) {
    boolean more = rows.size() > limit;
    List<T> items = more ? rows.subList(0, limit) : rows;
    return new Slice<>(items, more ? place.apply(items.get(limit - 1)).word() : null);
  }

  public <U> Slice<U> map(Function<T, U> view) {
    return new Slice<>(items.stream().map(view).toList(), next);
  }
}
