package org.patchbay.container.entity.seed.iso;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** An image with a few files in its root. */
public final class IsoImage {
  private static final int FIRST_DESCRIPTOR = 16;
  private static final int PRIMARY_PATHS = 19;
  private static final int JOLIET_PATHS = 21;
  private static final int PRIMARY_ROOT = 23;
  private static final int JOLIET_ROOT = 24;
  private static final int CONTINUATION = 25;
  private static final int FIRST_FILE = 26;
  private static final int MOST_FILES = 12;

  private final String label;
  private final List<Extent> files = new ArrayList<>();
  private final int sectors;

  private IsoImage(String label, SortedMap<String, byte[]> contents) {
    int next = FIRST_FILE;
    for (Map.Entry<String, byte[]> content : contents.entrySet()) {
      Extent file = new Extent(content.getKey(), content.getValue(), next);
      files.add(file);
      next += file.sectors();
    }
    this.label = label;
    this.sectors = next;
  }

  /**
   * The bytes of the image, a multiple of 2048.
   *
   * @param label at most 16 characters of ASCII
   * @param contents by file name; at most 12 files, names of at most 40 characters of ASCII that
   *     differ in their first eight letters and digits
   * @throws IllegalArgumentException where label or names are others than that
   */
  public static byte[] of(String label, SortedMap<String, byte[]> contents) {
    refuse(!label.matches("[\\x21-\\x7e]{1,16}"), "label: " + label);
    refuse(contents.size() > MOST_FILES, "too many files");
    Set<String> shortened = new HashSet<>();
    for (String name : contents.keySet()) {
      refuse(!name.matches("[A-Za-z0-9._-]{1,40}"), "name: " + name);
      refuse(!shortened.add(Tree.shortened(name)), "names too much alike: " + name);
    }
    return new IsoImage(label, contents).bytes();
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException(why);
    }
  }

  private byte[] bytes() {
    Directory primary = new Directory(Tree.PRIMARY, PRIMARY_ROOT, CONTINUATION);
    Directory joliet = new Directory(Tree.JOLIET, JOLIET_ROOT, CONTINUATION);
    Sector out = new Sector(sectors * Sector.SIZE);
    at(out, FIRST_DESCRIPTOR)
        .put(Descriptors.volume(Tree.PRIMARY, label, primary.rootRecord(), PRIMARY_PATHS, sectors))
        .put(Descriptors.volume(Tree.JOLIET, label, joliet.rootRecord(), JOLIET_PATHS, sectors))
        .put(Descriptors.terminator())
        .put(Descriptors.pathTable(PRIMARY_ROOT, false))
        .put(Descriptors.pathTable(PRIMARY_ROOT, true))
        .put(Descriptors.pathTable(JOLIET_ROOT, false))
        .put(Descriptors.pathTable(JOLIET_ROOT, true))
        .put(primary.bytes(files))
        .put(joliet.bytes(files))
        .put(RockRidge.extension());
    files.forEach(file -> at(out, file.sector()).put(file.content()));
    return out.bytes();
  }

  private static Sector at(Sector out, int sector) {
    return out.at(sector * Sector.SIZE);
  }
}
