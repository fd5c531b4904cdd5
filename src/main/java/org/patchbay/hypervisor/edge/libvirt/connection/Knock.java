package org.patchbay.hypervisor.edge.libvirt.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Tries a host's port first: a cut link shows in two seconds, where libvirt waits for minutes. */
final class Knock {
  private static final int MILLIS = 2000;

  private Knock() {}

  static void at(URI host) throws IOException {
    int port =
        switch (host.getScheme()) {
          case "qemu+tls" -> 16514;
          case "qemu+tcp" -> 16509;
          case "qemu+ssh" -> 22;
          default -> 0;
        };
    if (port != 0) {
      try (var socket = new Socket()) {
        int asked = host.getPort() > 0 ? host.getPort() : port;
        socket.connect(new InetSocketAddress(host.getHost(), asked), MILLIS);
      }
    }
  }
}
