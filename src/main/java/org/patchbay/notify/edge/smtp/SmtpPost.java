package org.patchbay.notify.edge.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.notify.control.Post;
import org.patchbay.notify.entity.Letter;

/** A mail server, by SMTP. Nothing waits longer for it than half a minute. */
@ApplicationScoped
public class SmtpPost implements Post {
  private static final System.Logger LOG = System.getLogger(SmtpPost.class.getName());
  private static final String PATIENCE_MILLIS = "30000";

  @Inject
  @ConfigProperty(name = "patchbay.mail.host")
  Optional<String> host;

  @Inject
  @ConfigProperty(name = "patchbay.mail.port")
  int port;

  @Inject
  @ConfigProperty(name = "patchbay.mail.security")
  String security;

  @Inject
  @ConfigProperty(name = "patchbay.mail.user")
  Optional<String> user;

  @Inject
  @ConfigProperty(name = "patchbay.mail.password")
  Optional<String> password;

  @Inject
  @ConfigProperty(name = "patchbay.mail.from")
  Optional<String> from;

  @Override
  public boolean isOpen() {
    return host.filter(name -> !name.isBlank()).isPresent();
  }

  @Override
  public void send(Letter letter) throws Refused {
    try {
      Session session = Session.getInstance(properties());
      hand(session, Envelope.of(session, letter, from.orElse("patchbay@localhost")));
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new Refused(told(e), e instanceof SendFailedException && isLastWord(told(e)), e);
    }
  }

  private void hand(Session session, Message message) throws MessagingException {
    Transport transport = session.getTransport("smtp");
    transport.connect(host.orElse(""), port, user.orElse(null), password.orElse(null));
    try {
      transport.sendMessage(message, message.getAllRecipients());
    } finally {
      close(transport);
    }
  }

  /** What was taken is taken, however the server says good-bye: nobody is to get it twice. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(System.Logger.Level.DEBUG, "The mail server hung up", e);
    }
  }

  /** Five hundreds are meant; anything else may pass. */
  private static boolean isLastWord(String answer) {
    return answer.matches("5\\d\\d.*");
  }

  private static String told(Exception e) {
    Throwable told =
        e instanceof MessagingException m && m.getNextException() != null
            ? m.getNextException()
            : e;
    return String.valueOf(told.getMessage()).replaceAll("\\p{Cc}+", " ").strip();
  }

  private Properties properties() {
    var properties = new Properties();
    boolean login = user.filter(name -> !name.isBlank()).isPresent();
    properties.setProperty("mail.smtp.auth", String.valueOf(login));
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
    // Whatever is not known is taken for the safe one.
    boolean upgrade = !security.equals("tls") && !security.equals("none");
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(upgrade));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(upgrade));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
    return properties;
  }
}
