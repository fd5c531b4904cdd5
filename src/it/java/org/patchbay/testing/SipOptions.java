package org.patchbay.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a node for its SIP options over TCP, as a customer's telephone would. */
public final class SipOptions {
  private static final int PORT = 5060;
  private static final int LIMIT_MILLIS = 10_000;

  private SipOptions() {}

  /** The first line of what it says. */
  public static String answer(InetAddress node) throws IOException {
    String who = node.getHostAddress();
    String message =
        String.join(
            "\r\n",
            "OPTIONS sip:" + who + " SIP/2.0",
            "Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKlab",
            "Max-Forwards: 70",
            "From: <sip:lab@127.0.0.1>;tag=1",
            "To: <sip:" + who + ">",
            "Call-ID: lab",
            "CSeq: 1 OPTIONS",
            "Content-Length: 0",
            "",
            "");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(node, PORT), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }
  }
}
