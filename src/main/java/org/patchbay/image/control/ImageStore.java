package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.image.entity.ImageContent;
import org.patchbay.image.entity.Qcow2Header;

/**
 * The library's files, in {@code <data-dir>/images/<sha256>.qcow2}. Several portal instances share
 * the directory.
 */
@ApplicationScoped
public class ImageStore {
  @Inject
  @ConfigProperty(name = "patchbay.data-dir")
  Path dataDir;

  @Inject
  @ConfigProperty(name = "patchbay.image.largest-gib")
  long largestGib;

  /** Takes bytes in and judges them; nothing is kept of a file that must not be used. */
  ImageContent take(InputStream bytes) {
    try {
      Path folder = Files.createDirectories(dataDir.resolve("images"));
      Path arriving = Files.createTempFile(folder, "arriving-", ".part");
      try {
        return keep(bytes, arriving);
      } finally {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImageContent keep(InputStream bytes, Path arriving) throws IOException {
    var digest = new DigestInputStream(new SizedStream(bytes, largestGib), sha256());
    long size = Files.copy(digest, arriving, StandardCopyOption.REPLACE_EXISTING);
    Qcow2Header header = Qcow2Header.read(start(arriving));
    String hash = HexFormat.of().formatHex(digest.getMessageDigest().digest());
    Files.move(
        arriving, file(hash), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return new ImageContent(hash, size, header.virtualSizeBytes());
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Qcow2Header.LENGTH);
    }
  }

  boolean has(String hash) {
    return Files.isRegularFile(file(hash));
  }

  /** Deletes a file; absent is success. */
  void delete(String hash) {
    try {
      Files.deleteIfExists(file(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InputStream open(String hash) {
    try {
      return Files.newInputStream(file(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String hash) {
    return dataDir.resolve("images").resolve(hash + ".qcow2");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
