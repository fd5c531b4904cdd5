package org.patchbay.container.entity.picture;

/**
 * A network: a private segment or a public one.
 *
 * @param id what its plugs name it by
 * @param range its addresses; empty when it has several
 */
public record Line(String id, String name, String range) {
  /** What stands at it in a picture. */
  String label() {
    return range.isEmpty() ? name : name + " " + range;
  }
}
