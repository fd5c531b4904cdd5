package org.patchbay.settings.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for what is kept secret in the database: AES-256 in Galois/Counter Mode, a random nonce each
 * time. The first key seals; all of them open, so that a new one can be put before the old.
 */
public final class KeyRing {
  /** What a setting of keys looks like, for people. */
  public static final String FORM = "keys as id:base64 of 32 bytes, with a comma between";

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,20}");
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, SecretKey> keys;

  private KeyRing(Map<String, SecretKey> keys) {
    this.keys = Collections.unmodifiableMap(keys);
  }

  /** The keys of a setting; empty when it is not of the form {@link #FORM}. */
  public static Optional<KeyRing> of(String setting) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (String entry : setting.isBlank() ? new String[0] : setting.split(",")) {
      String[] parts = entry.strip().split(":", 2);
      Optional<SecretKey> key = parts.length == 2 ? key(parts[1]) : Optional.empty();
      if (key.isEmpty() || !ID.matcher(parts[0]).matches() || keys.containsKey(parts[0])) {
        return Optional.empty();
      }
      keys.put(parts[0], key.get());
    }
    return Optional.of(new KeyRing(keys));
  }

  /** Ids in a setting, with a comma between. */
  public static Set<String> idsOf(String setting) {
    return Arrays.stream(setting.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<SecretKey> key(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return bytes.length == KEY_BYTES
          ? Optional.of(new SecretKeySpec(bytes, "AES"))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Their ids, as the setting has them; the first seals. */
  public List<String> ids() {
    return List.copyOf(keys.keySet());
  }

  /** Id of the key that seals. */
  public Optional<String> first() {
    return keys.keySet().stream().findFirst();
  }

  /**
   * Seals a secret.
   *
   * @param owner whose it is; it can be opened for the same owner only
   * @return the key's id, a colon, and nonce and cipher text in Base64
   * @throws IllegalStateException when there is no key
   */
  public Sealed seal(String secret, String owner) {
    String id = first().orElseThrow(IllegalStateException::new);
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, id, nonce, owner, secret.getBytes(StandardCharsets.UTF_8));
    byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return new Sealed(id + ":" + Base64.getEncoder().encodeToString(all));
  }

  /**
   * Opens a sealed secret.
   *
   * @throws IllegalStateException when its key is not there, it was tampered with, or it is
   *     somebody else's
   */
  public String open(Sealed sealed, String owner) {
    if (!keys.containsKey(sealed.key())) {
      throw new IllegalStateException("no key " + sealed.key());
    }
    ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.content()));
    byte[] nonce = new byte[NONCE_BYTES];
    all.get(nonce);
    byte[] text = new byte[all.remaining()];
    all.get(text);
    byte[] open = run(Cipher.DECRYPT_MODE, sealed.key(), nonce, owner, text);
    return new String(open, StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, String id, byte[] nonce, String owner, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not to be opened", e);
    }
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "KeyRing" + keys.keySet();
  }
}
