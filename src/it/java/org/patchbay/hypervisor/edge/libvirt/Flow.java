package org.patchbay.hypervisor.edge.libvirt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a guest again and again over one connection, and notes how long it went unanswered. */
final class Flow implements AutoCloseable {
  private static final int PATIENCE = 300;
  private static final long PAUSE = 20;

  private final Exchange exchange;
  private final Thread thread = new Thread(this::run, "flow");
  private volatile boolean ends;
  private volatile long answers;
  private volatile long unanswered;
  private volatile long longestGap;
  private volatile IOException broken;

  /** One question and its answer; false when none came. */
  private interface Exchange {
    boolean once() throws IOException;
  }

  private Flow(Exchange exchange) {
    this.exchange = exchange;
    thread.start();
  }

  /** SIP over one TCP connection. */
  static Flow tcp(String address, int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(address, port), 5000);
    socket.setSoTimeout(10_000);
    var answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    byte[] question =
        ("OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/TCP a;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\n"
                + "To: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    return new Flow(
        () -> {
          socket.getOutputStream().write(question);
          String line = answers.readLine();
          boolean good = line != null && line.contains("200");
          while (line != null && !line.isEmpty()) {
            line = answers.readLine();
          }
          return good;
        });
  }

  /** Datagrams that come back, from one port. */
  static Flow udp(String address, int port) throws IOException {
    DatagramSocket socket = new DatagramSocket();
    socket.connect(new InetSocketAddress(address, port));
    socket.setSoTimeout(PATIENCE);
    byte[] question = "still there?".getBytes(StandardCharsets.US_ASCII);
    return new Flow(
        () -> {
          try {
            socket.send(new DatagramPacket(question, question.length));
            socket.receive(new DatagramPacket(new byte[64], 64));
            return true;
          } catch (SocketTimeoutException e) {
            return false;
          }
        });
  }

  private void run() {
    long last = System.nanoTime();
    while (!ends) {
      try {
        boolean answered = exchange.once();
        long now = System.nanoTime();
        if (answered) {
          answers++;
          longestGap = Math.max(longestGap, now - last);
          last = now;
        } else {
          unanswered++;
        }
        Thread.sleep(PAUSE);
      } catch (IOException e) {
        broken = e;
        return;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  long answers() {
    return answers;
  }

  Duration longestGap() {
    return Duration.ofNanos(longestGap);
  }

  boolean isWhole() {
    return broken == null;
  }

  @Override
  public void close() {
    ends = true;
    thread.interrupt();
  }

  @Override
  public String toString() {
    return answers
        + " answers, "
        + unanswered
        + " without one, longest gap "
        + longestGap().toMillis()
        + " ms"
        + (broken == null ? "" : ", " + broken);
  }
}
