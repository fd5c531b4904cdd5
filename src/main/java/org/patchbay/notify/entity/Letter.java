package org.patchbay.notify.entity;

import java.util.Locale;
import java.util.UUID;

/**
 * A mail with its words, as it is handed to the mail server.
 *
 * @param id the same each time it is tried, so that who gets it twice can tell
 * @param to a single address
 * @param sender what people call who sends it
 * @param subject on one line
 */
public record Letter(
    UUID id, String to, String sender, Locale language, String subject, String text, String html) {
  public Letter {
    sender = oneLine(sender);
    subject = oneLine(subject);
  }

  /** A line break in a header would begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
