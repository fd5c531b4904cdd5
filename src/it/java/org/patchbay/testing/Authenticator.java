package org.patchbay.testing;

import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's second factor: an app that makes codes by time (RFC 6238), as Keycloak wants them. */
public final class Authenticator {
  private static final int PERIOD = 30;
  private static final int MILLION = 1_000_000;

  private String secret;
  private long used;

  /** Sets it up on Keycloak's page, which shows the secret. */
  public void setUp(Page page) {
    page.waitForSelector("#totp");
    secret = page.inputValue("#totpSecret");
    page.fill("#totp", code());
    page.fill("#userLabel", "phone");
    page.click("#saveTOTPBtn");
  }

  /** Answers Keycloak's question for a code. */
  public void answer(Page page) {
    page.fill("#otp", code());
    page.click("#kc-login");
  }

  /** A new one each time, for none is taken twice; the next period's is good as well. */
  private String code() {
    used = Math.max(Instant.now().getEpochSecond() / PERIOD, used + 1);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(used).array());
      int at = hash[hash.length - 1] & 0xf;
      return "%06d".formatted((ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE) % MILLION);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
