package org.patchbay.container.entity.seed.iso;

/** What stands at the front of an image: a volume descriptor for each tree, and path tables. */
final class Descriptors {
  /** The same for ever, 2000-01-01: the same files shall give the same bytes. */
  static final int[] BIRTH_SHORT = {100, 1, 1, 0, 0, 0, 0};

  private static final String BIRTH = "2000010100000000";
  private static final String NEVER = "0000000000000000";
  private static final int PATH_TABLE_LENGTH = 10;

  private Descriptors() {}

  /**
   * @param pathTable sector of the little-endian path table; the big-endian one follows
   * @param sectors of the whole image
   */
  static byte[] volume(Tree tree, String label, byte[] rootRecord, int pathTable, int sectors) {
    Sector out = new Sector(Sector.SIZE);
    out.put(tree == Tree.PRIMARY ? 1 : 2).text("CD001").put(1, 0);
    out.field("LINUX", 32, tree.charset()).field(label, 32, tree.charset());
    out.at(80).both(sectors);
    if (tree == Tree.JOLIET) {
      out.at(88).text("%/E"); // UCS-2, level 3
    }
    out.at(120).bothShort(1).bothShort(1).bothShort(Sector.SIZE).both(PATH_TABLE_LENGTH);
    out.little(pathTable).little(0).big(pathTable + 1).big(0).put(rootRecord);
    // Volume set, publisher, preparer, application, three file names: all left blank.
    out.field("", 4 * 128, tree.charset()).field("", 36, tree.charset());
    out.field("", 36, tree.charset()).field("", 37, tree.charset());
    out.at(813).text(BIRTH).put(0).text(BIRTH).put(0).text(NEVER).put(0).text(NEVER).put(0).put(1);
    return out.bytes();
  }

  static byte[] terminator() {
    return new Sector(Sector.SIZE).put(255).text("CD001").put(1).bytes();
  }

  /** One entry, the root's. */
  static byte[] pathTable(int directory, boolean bigEndian) {
    Sector out = new Sector(Sector.SIZE).put(1, 0);
    return (bigEndian ? out.big(directory).put(0, 1) : out.little(directory).put(1, 0)).bytes();
  }
}
