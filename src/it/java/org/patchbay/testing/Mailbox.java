package org.patchbay.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes everything and delivers nothing. */
public final class Mailbox implements AutoCloseable {
  private final ServerSocket door;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  /** A mail as it came. */
  public record Mail(String to, String text) {
    /** The first address in it that contains this. */
    public String link(String part) {
      String plain = text.replaceAll("=\\r?\\n", "").replace("=3D", "=");
      Matcher link = Pattern.compile("https?://[^\\s\"<>]*" + part + "[^\\s\"<>]*").matcher(plain);
      if (!link.find()) {
        throw new AssertionError("no link with " + part + " in " + plain);
      }
      return link.group().replace("&#61;", "=").replace("&amp;", "&");
    }
  }

  public Mailbox() throws IOException {
    this(0);
  }

  /** At a port that is known before; 0 for any. */
  public Mailbox(int port) throws IOException {
    door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread porter = new Thread(this::open, "mailbox");
    porter.setDaemon(true);
    porter.start();
  }

  public int port() {
    return door.getLocalPort();
  }

  public List<Mail> to(String address) {
    return mails.stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
  }

  private void open() {
    while (!door.isClosed()) {
      try (Socket sender = door.accept()) {
        talk(sender);
      } catch (IOException e) {
        // Hung up, or the box is closed.
      }
    }
  }

  private void talk(Socket sender) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(sender.getInputStream(), StandardCharsets.US_ASCII));
    var out = new PrintWriter(sender.getOutputStream(), true, StandardCharsets.US_ASCII);
    String to = "";
    out.print("220 mailbox\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.toUpperCase(Locale.ROOT);
      if (verb.startsWith("RCPT")) {
        to = line.replaceAll(".*<(.*)>.*", "$1");
      }
      boolean data = verb.startsWith("DATA");
      out.print(data ? "354 go on\r\n" : verb.startsWith("QUIT") ? "221 bye\r\n" : "250 well\r\n");
      out.flush();
      if (data) {
        mails.add(new Mail(to, text(in)));
        out.print("250 taken\r\n");
        out.flush();
      }
    }
  }

  private static String text(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
