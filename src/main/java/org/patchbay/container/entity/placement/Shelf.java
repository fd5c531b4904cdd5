package org.patchbay.container.entity.placement;

/** What is left of a pool while a plan is being made; hosts that share a pool share its shelf. */
final class Shelf {
  private final OfferedPool pool;
  private long free;

  Shelf(OfferedPool pool) {
    this.pool = pool;
    this.free = pool.freeGiB();
  }

  OfferedPool pool() {
    return pool;
  }

  long free() {
    return free;
  }

  void change(long gib) {
    free += gib;
  }
}
