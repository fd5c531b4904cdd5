package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which ports of an address answer in whatever way: a refusal is an answer too. */
final class PortScan {
  private static final int AT_ONCE = 2000;
  private static final long PATIENCE = 800;
  private static final int LAST = 65535;

  private PortScan() {}

  /** All there are. */
  static Set<Integer> tcp(String address) throws IOException {
    Set<Integer> answered = new TreeSet<>();
    for (int first = 1; first <= LAST; first += AT_ONCE) {
      answered.addAll(tcp(address, first, Math.min(first + AT_ONCE - 1, LAST)));
    }
    return answered;
  }

  private static Set<Integer> tcp(String address, int first, int last) throws IOException {
    Set<Integer> answered = new TreeSet<>();
    List<SocketChannel> channels = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int port = first; port <= last; port++) {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_CONNECT, port);
        channel.connect(new InetSocketAddress(address, port));
      }
      long end = System.currentTimeMillis() + PATIENCE;
      while (System.currentTimeMillis() < end) {
        selector.select(100);
        selector.selectedKeys().forEach(key -> answer(key, answered));
        selector.selectedKeys().clear();
      }
    } finally {
      for (SocketChannel channel : channels) {
        channel.close();
      }
    }
    return answered;
  }

  private static void answer(SelectionKey key, Set<Integer> answered) {
    answered.add((Integer) key.attachment());
    key.cancel();
  }

  /** Some: a datagram that comes back, or an error that says that nobody is there. */
  static Set<Integer> udp(String address, Collection<Integer> ports) throws IOException {
    Set<Integer> answered = new TreeSet<>();
    for (int port : ports) {
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(new InetSocketAddress(address, port));
        socket.setSoTimeout(120);
        socket.send(new DatagramPacket(new byte[] {1}, 1));
        socket.receive(new DatagramPacket(new byte[1], 1));
        answered.add(port);
      } catch (PortUnreachableException e) {
        answered.add(port);
      } catch (SocketTimeoutException e) {
        // Silence is what is wanted of it.
        continue;
      }
    }
    return answered;
  }
}
