package org.patchbay.container.entity.seed.iso;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Which of the two directory trees of an image is meant, and how names look there. */
enum Tree {
  /** Eight characters, a dot, three; the true names stand beside them, as Rock Ridge. */
  PRIMARY(StandardCharsets.US_ASCII),
  /** True names in UCS-2. */
  JOLIET(StandardCharsets.UTF_16BE);

  private static final int SHORT = 8;

  private final Charset charset;

  Tree(Charset charset) {
    this.charset = charset;
  }

  Charset charset() {
    return charset;
  }

  byte[] identifier(String name) {
    return switch (this) {
      case PRIMARY -> (shortened(name) + ".;1").getBytes(charset);
      case JOLIET -> name.getBytes(charset);
    };
  }

  static String shortened(String name) {
    String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return plain.substring(0, Math.min(SHORT, plain.length()));
  }
}
