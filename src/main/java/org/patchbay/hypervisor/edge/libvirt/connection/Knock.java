package org.patchbay.hypervisor.edge.libvirt.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;

/** Tries a host's port first: a cut link shows in two seconds, where libvirt waits for minutes. */
final class Knock {
  private static final int MILLIS = 2000;

  /** A fatal alert, "user cancelled" (RFC 8446, 6): whoever speaks TLS hangs up on it. */
  private static final byte[] CANCEL = {21, 3, 3, 0, 2, 2, 90};

  /** libvirt's question for the ways to log in: length, program, version, procedure, the rest. */
  private static final byte[] LOGIN_WAYS = words(28, 0x20008086, 1, 66, 0, 1, 0);

  private Knock() {}

  /** The port is open. */
  static void at(URI host) throws IOException {
    if (port(host) != 0) {
      connect(host).close();
    }
  }

  /**
   * The daemon itself answers, be it by hanging up; one that hangs does not, though its port is
   * open.
   *
   * @throws SocketTimeoutException when it does not, or can't be asked without logging in
   */
  static void expectAnswer(URI host) throws IOException {
    byte[] question =
        switch (host.getScheme()) {
          case "qemu+tls" -> CANCEL;
          case "qemu+tcp" -> LOGIN_WAYS;
          default -> throw new SocketTimeoutException("no answer");
        };
    try (Socket socket = connect(host)) {
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write(question);
      socket.getInputStream().read();
    }
  }

  private static Socket connect(URI host) throws IOException {
    int port = host.getPort() > 0 ? host.getPort() : port(host);
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host.getHost(), port), MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static int port(URI host) {
    return switch (host.getScheme()) {
      case "qemu+tls" -> 16514;
      case "qemu+tcp" -> 16509;
      case "qemu+ssh" -> 22;
      default -> 0;
    };
  }

  private static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * words.length);
    bytes.asIntBuffer().put(words);
    return bytes.array();
  }
}
