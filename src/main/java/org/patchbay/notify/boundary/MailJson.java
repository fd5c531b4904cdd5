package org.patchbay.notify.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.notify.entity.Mail;

/**
 * A mail that has not gone.
 *
 * @param tenant slug
 * @param to user name
 * @param state WAITING or FAILED; SENT when it went
 * @param trouble why it did not go the last time, as the mail server says it
 */
public record MailJson(
    UUID id,
    String tenant,
    String to,
    String kind,
    String state,
    int attempts,
    String trouble,
    Instant wantedAt) {
  static MailJson of(Mail mail, String tenant) {
    return new MailJson(
        mail.id(),
        tenant,
        mail.recipient(),
        mail.kind().name(),
        mail.state().name(),
        mail.attempts(),
        mail.trouble().orElse(null),
        mail.wantedAt());
  }
}
