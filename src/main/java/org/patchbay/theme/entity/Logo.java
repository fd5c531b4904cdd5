package org.patchbay.theme.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.patchbay.fault.entity.Fault;

/**
 * A picture that stands for a tenant, as it may be shown to anybody.
 *
 * @param type of media
 * @param width in pixels when it is as high as the top bar shows it
 * @param left how many parts of the file were left out, because they are no picture
 */
public record Logo(String type, byte[] content, int width, int left) {
  public static final String SVG = "image/svg+xml";
  public static final String PNG = "image/png";

  /** The largest file that is taken. */
  public static final int MOST_BYTES = 128 * 1024;

  /** How high the top bar shows it. */
  public static final int HEIGHT = 28;

  private static final int WIDEST = 6;

  public Logo {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /**
   * Of a file that somebody sent: judged by what it is, whatever it is called.
   *
   * @throws Fault {@code INVALID_INPUT} on {@code logo}
   */
  public static Logo of(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw Fault.invalid("logo", "theme.logo.large", MOST_BYTES / 1024);
    }
    if (PngLogo.isOne(file)) {
      return PngLogo.read(file);
    }
    if (new String(file, StandardCharsets.UTF_8).contains("<svg")) {
      return SvgLogo.read(file);
    }
    throw Fault.invalid("logo", "theme.logo.kind");
  }

  /** The width at the height of the bar, for a picture of these sides. */
  static int shown(double width, double height) {
    if (!(width > 0 && height > 0) || width > height * WIDEST || height > width * 2) {
      throw Fault.invalid("logo", "theme.logo.shape", WIDEST);
    }
    return (int) Math.max(1, Math.round(HEIGHT * width / height));
  }

  /** The picture itself as an address, for a page that shows it before it is kept. */
  public String data() {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Logo logo
        && type.equals(logo.type)
        && Arrays.equals(content, logo.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Logo[" + type + ", " + content.length + " bytes]";
  }
}
