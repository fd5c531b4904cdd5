package org.patchbay.container.entity.seed.iso;

/** A file and the sector at which its content begins. */
record Extent(String name, byte[] content, int sector) {
  int sectors() {
    return Sector.count(content.length);
  }
}
