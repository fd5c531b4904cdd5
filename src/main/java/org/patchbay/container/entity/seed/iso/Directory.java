package org.patchbay.container.entity.seed.iso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The one directory of an image, in one of its trees; it must fit into one sector. */
final class Directory {
  private static final int FIXED = 33;
  private static final byte[] SELF = {0};
  private static final byte[] PARENT = {1};

  private final Tree tree;
  private final int sector;
  private final int continuation;

  /**
   * @param sector where the directory itself is
   * @param continuation where Rock Ridge's description is
   */
  Directory(Tree tree, int sector, int continuation) {
    this.tree = tree;
    this.sector = sector;
    this.continuation = continuation;
  }

  byte[] bytes(List<Extent> files) {
    Sector out = new Sector(Sector.SIZE);
    out.put(record(SELF, sector, Sector.SIZE, 2, use(RockRidge.root(continuation))));
    out.put(record(PARENT, sector, Sector.SIZE, 2, use(RockRidge.parent())));
    sorted(files).forEach(out::put);
    return out.bytes();
  }

  /** The record of this directory that a volume descriptor holds. */
  byte[] rootRecord() {
    return record(SELF, sector, Sector.SIZE, 2, new byte[0]);
  }

  private List<byte[]> sorted(List<Extent> files) {
    List<Extent> byIdentifier = new ArrayList<>(files);
    byIdentifier.sort(
        Comparator.comparing(file -> tree.identifier(file.name()), Arrays::compareUnsigned));
    return byIdentifier.stream().map(this::fileRecord).toList();
  }

  private byte[] fileRecord(Extent file) {
    return record(
        tree.identifier(file.name()),
        file.sector(),
        file.content().length,
        0,
        use(RockRidge.file(file.name())));
  }

  private byte[] use(byte[] rockRidge) {
    return tree == Tree.PRIMARY ? rockRidge : new byte[0];
  }

  private static byte[] record(byte[] identifier, int extent, int length, int flags, byte[] use) {
    int head = even(FIXED + identifier.length);
    int size = even(head + use.length);
    Sector out = new Sector(size);
    out.put(size, 0).both(extent).both(length).put(Descriptors.BIRTH_SHORT);
    out.put(flags, 0, 0).bothShort(1).put(identifier.length).put(identifier);
    return out.at(head).put(use).bytes();
  }

  private static int even(int length) {
    return length + length % 2;
  }
}
