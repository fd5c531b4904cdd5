package org.patchbay.network.entity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Addresses that are to be set apart for a tenant. */
public record BlockDraft(UUID holder, Span span) {
  /** Index of the first block that shares an address with one before it. */
  public static Optional<Integer> firstOverlap(List<BlockDraft> blocks) {
    for (int i = 1; i < blocks.size(); i++) {
      Span span = blocks.get(i).span();
      if (blocks.subList(0, i).stream().anyMatch(other -> other.span().overlaps(span))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
