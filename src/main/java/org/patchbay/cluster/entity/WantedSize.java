package org.patchbay.cluster.entity;

import java.util.Optional;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.Sizes;

/**
 * How large a node is to be.
 *
 * @param name of a size of the catalogue; null where {@code own} says it in figures
 * @param own null where {@code name} says it
 */
public record WantedSize(String name, Size own) {
  public static final WantedSize PROPOSED = new WantedSize(Sizes.PROPOSED, null);

  public WantedSize {
    if ((name == null) == (own == null)) {
      throw new IllegalArgumentException("a name or figures");
    }
  }

  /** A size of the catalogue; blank or null: the proposal of the node's roles. */
  public static WantedSize named(String name) {
    return name == null || name.isBlank() ? PROPOSED : new WantedSize(name, null);
  }

  public static WantedSize of(Size own) {
    return new WantedSize(null, own);
  }

  public Optional<Size> figures() {
    return Optional.ofNullable(own);
  }
}
