package org.patchbay.operation.entity;

import java.util.UUID;
import org.patchbay.reconcile.entity.ResourceKey;

/**
 * A resource that an operation waits for.
 *
 * @param kind its reconciler's kind
 * @param name as people call it: the journal shows it
 */
public record Part(String kind, UUID id, String name) {
  public ResourceKey key() {
    return new ResourceKey(kind, id);
  }
}
