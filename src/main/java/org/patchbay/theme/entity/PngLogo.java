package org.patchbay.theme.entity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.patchbay.fault.entity.Fault;

/**
 * Reads a PNG by decoding it, and writes it anew: what else was in the file is gone. How large the
 * picture is, is looked at before any of it is unpacked.
 */
final class PngLogo {
  private static final byte[] MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LEAST = 16;
  private static final int MOST = 1024;

  private PngLogo() {}

  static boolean isOne(byte[] file) {
    return file.length > MARK.length && Arrays.equals(file, 0, MARK.length, MARK, 0, MARK.length);
  }

  static Logo read(byte[] file) {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      BufferedImage picture = decoded(in);
      byte[] content = written(picture);
      if (content.length > 2 * Logo.MOST_BYTES) {
        throw Fault.invalid("logo", "theme.logo.large", Logo.MOST_BYTES / 1024);
      }
      int width = Logo.shown(picture.getWidth(), picture.getHeight());
      return new Logo(Logo.PNG, content, width, 0);
    } catch (IOException | RuntimeException e) {
      throw e instanceof Fault fault ? fault : Fault.invalid("logo", "theme.logo.broken");
    }
  }

  private static BufferedImage decoded(ImageInputStream in) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
        throw Fault.invalid("logo", "theme.logo.pixels", LEAST, MOST);
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static byte[] written(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(picture, "png", out)) {
        throw new IOException("no writer for this picture");
      }
    }
    return bytes.toByteArray();
  }
}
