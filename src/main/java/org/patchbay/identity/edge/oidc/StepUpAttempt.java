package org.patchbay.identity.edge.oidc;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A step-up that a session has begun: by these its answer is known, and by nothing else.
 *
 * @param state comes back through the browser
 * @param nonce comes back in the ID token
 * @param verifier shows that who exchanges the code is who asked (RFC 7636)
 */
record StepUpAttempt(String state, String nonce, String verifier) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static StepUpAttempt random() {
    return new StepUpAttempt(word(), word(), word());
  }

  private static String word() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return encoded(bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the provider is told of the verifier before. */
  String challenge() {
    try {
      return encoded(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
