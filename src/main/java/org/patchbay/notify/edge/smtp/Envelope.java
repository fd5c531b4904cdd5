package org.patchbay.notify.edge.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.patchbay.notify.entity.Letter;

/** A letter as the mail server wants it: as text for whoever reads text, and as a page. */
final class Envelope {
  private static final String CHARSET = StandardCharsets.UTF_8.name();

  private Envelope() {}

  static Message of(Session session, Letter letter, String from)
      throws MessagingException, UnsupportedEncodingException {
    var message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + letter.id() + "@patchbay>");
          }
        };
    message.setFrom(new InternetAddress(from, letter.sender(), CHARSET));
    message.setRecipient(Message.RecipientType.TO, address(letter.to()));
    message.setSubject(letter.subject(), CHARSET);
    message.setSentDate(new Date());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", letter.language().toLanguageTag());
    var parts = new MimeMultipart("alternative");
    parts.addBodyPart(part(letter.text(), "plain"));
    parts.addBodyPart(part(letter.html(), "html"));
    message.setContent(parts);
    return message;
  }

  /** Exactly one, whatever is written in it. */
  private static InternetAddress address(String text) throws MessagingException {
    var address = new InternetAddress(text, true);
    address.validate();
    return address;
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, CHARSET, kind);
    return part;
  }
}
