package org.patchbay.hypervisor.edge.libvirt.document;

/** Memory that is plugged into a running machine. */
public final class MemoryDocument {
  /** Guests take memory in blocks of this size, and leave what is less unused. */
  private static final long BLOCK_MIB = 128;

  private MemoryDocument() {}

  /** So many MiB, rounded up to whole blocks. */
  public static long inBlocks(long mib) {
    return (mib + BLOCK_MIB - 1) / BLOCK_MIB * BLOCK_MIB;
  }

  /** So many MiB, without what is left over of a block. */
  public static long wholeBlocksIn(long mib) {
    return mib / BLOCK_MIB * BLOCK_MIB;
  }

  /** A module of this size. */
  public static String module(long mib) {
    return Xml.root("memory")
        .set("model", "dimm")
        .child(
            "target",
            target ->
                target.child("size", size -> size.set("unit", "MiB").text(mib)).child("node", 0))
        .toString();
  }
}
