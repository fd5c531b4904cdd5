package org.patchbay.probe.edge.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Reply;

/** Sends {@code OPTIONS} and waits for its final response. */
final class SipCalls {
  private static final int MOST_BYTES = 8192;

  private SipCalls() {}

  static Reply udp(InetSocketAddress there, Duration limit) throws IOException {
    Deadline deadline = Deadline.in(limit);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(there);
      SipMessage request =
          SipMessage.options(
              "UDP",
              socket.getLocalAddress(),
              socket.getLocalPort(),
              there.getAddress(),
              there.getPort());
      byte[] bytes = request.text().getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length));
      while (true) {
        var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        socket.setSoTimeout(deadline.millisLeft());
        socket.receive(packet);
        String text =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        var status = request.answeredBy(text).filter(SipMessage.Status::last);
        if (status.isPresent()) {
          return reply(status.get());
        }
      }
    } catch (PortUnreachableException e) {
      return Reply.of(Answer.REFUSED);
    }
  }

  static Reply tcp(InetSocketAddress there, Duration limit) throws IOException {
    Deadline deadline = Deadline.in(limit);
    try (Socket socket = new Socket()) {
      socket.connect(there, deadline.millisLeft());
      SipMessage request =
          SipMessage.options(
              "TCP",
              socket.getLocalAddress(),
              socket.getLocalPort(),
              there.getAddress(),
              there.getPort());
      socket.getOutputStream().write(request.text().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return answer(socket, request, deadline);
    }
  }

  private static Reply answer(Socket socket, SipMessage request, Deadline deadline)
      throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder heard = new StringBuilder();
    byte[] some = new byte[1024];
    while (heard.length() < MOST_BYTES) {
      socket.setSoTimeout(deadline.millisLeft());
      int count = in.read(some);
      if (count < 0) {
        return new Reply(Answer.SILENT, "closed without an answer");
      }
      heard.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
      var status = finalOne(request, heard.toString());
      if (status.isPresent()) {
        return reply(status.get());
      }
    }
    return new Reply(Answer.SILENT, "no SIP");
  }

  /** The stream may hold a provisional response first. */
  private static Optional<SipMessage.Status> finalOne(SipMessage request, String heard) {
    int begin = 0;
    int end;
    while ((end = heard.indexOf("\r\n\r\n", begin)) >= 0) {
      String head = heard.substring(begin, end + 2);
      var status = request.answeredBy(head).filter(SipMessage.Status::last);
      if (status.isPresent()) {
        return status;
      }
      begin = end + 4;
    }
    return Optional.empty();
  }

  /** Any final response tells that it lives; one of 5xx, that it cannot serve. */
  private static Reply reply(SipMessage.Status status) {
    boolean troubled = status.code() >= 500 && status.code() < 600;
    return new Reply(troubled ? Answer.TROUBLED : Answer.ANSWERED, status.line());
  }

  /** A moment after which nobody waits any more. */
  record Deadline(long at) {
    static Deadline in(Duration limit) {
      return new Deadline(System.nanoTime() + limit.toNanos());
    }

    int millisLeft() throws SocketTimeoutException {
      long left = (at - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("late");
      }
      return (int) left;
    }
  }
}
