package org.patchbay.web.entity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request under an {@code Idempotency-Key}.
 *
 * @param hash of method, path and body: the same key must mean the same request
 */
public record KeyedRequest(String caller, String key, String hash) {
  public static KeyedRequest of(String caller, String key, String line, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return new KeyedRequest(caller, key, HexFormat.of().formatHex(digest.digest(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
