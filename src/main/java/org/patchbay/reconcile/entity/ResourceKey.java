package org.patchbay.reconcile.entity;

import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one resource everywhere.
 *
 * @param kind as {@code container}: a reconciler's {@code kind()}, without a slash
 */
public record ResourceKey(String kind, UUID id) implements Comparable<ResourceKey> {
  private static final Comparator<ResourceKey> ORDER =
      Comparator.comparing(ResourceKey::kind).thenComparing(key -> key.id().toString());

  public ResourceKey {
    Objects.requireNonNull(id, "id");
    if (kind.isEmpty() || kind.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not a kind of resource: " + kind);
    }
  }

  /** From {@code container/018f...}, what {@link #toString()} gave. */
  public static ResourceKey parse(String text) {
    int slash = text.indexOf('/');
    return new ResourceKey(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
  }

  /** The order in which several resources are locked, so that two lockers never wait in a ring. */
  @Override
  public int compareTo(ResourceKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
