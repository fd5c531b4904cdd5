package org.patchbay.container.entity.seed.iso;

import java.nio.charset.StandardCharsets;

/** The System Use entries (SUSP, Rock Ridge) that give files their true names and modes. */
final class RockRidge {
  private static final int FILE = 0100444;
  private static final int DIRECTORY = 0040555;

  private RockRidge() {}

  /** For the root's own entry: what follows is Rock Ridge, said so in a continuation area. */
  static byte[] root(int continuationSector) {
    Sector use = new Sector(256);
    use.text("SP").put(7, 1, 0xbe, 0xef, 0);
    mode(use, DIRECTORY, 2);
    use.text("CE").put(28, 1).both(continuationSector).both(0).both(extension().length);
    return use.written();
  }

  static byte[] parent() {
    Sector use = new Sector(256);
    mode(use, DIRECTORY, 2);
    return use.written();
  }

  static byte[] file(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    Sector use = new Sector(256);
    mode(use, FILE, 1);
    use.text("NM").put(5 + text.length, 1, 0).put(text);
    return use.written();
  }

  /** The extension's own description, which stands in the continuation area. */
  static byte[] extension() {
    String id = "RRIP_1991A";
    String text = "THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM";
    String source = "PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE";
    Sector use = new Sector(256);
    use.text("ER").put(8 + id.length() + text.length() + source.length(), 1);
    use.put(id.length(), text.length(), source.length(), 1).text(id).text(text).text(source);
    return use.written();
  }

  /** Mode, links, owner 0, group 0. */
  private static void mode(Sector use, int mode, int links) {
    use.text("PX").put(36, 1).both(mode).both(links).both(0).both(0);
  }
}
