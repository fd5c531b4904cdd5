package org.patchbay.cluster.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two promises apart. */
public final class Fingerprint {
  private Fingerprint() {}

  /** 32 hexadecimal digits; equal texts, equal fingerprints. */
  public static String of(String promise) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(promise.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
