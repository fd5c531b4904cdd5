package org.patchbay.hypervisor.edge.libvirt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** Hears every marked frame that reaches this machine over the lab's public LAN. */
final class Ear implements AutoCloseable {
  private static final String WORD = "pbword-";

  private final Process process;
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  Ear() throws IOException {
    NetworkInterface device = NetworkInterface.getByInetAddress(Frame.ip(Lab.publicStem() + ".1"));
    String program = Lab.image().resolveSibling("frame").toString();
    process =
        new ProcessBuilder(List.of(program, "hear", device.getName(), WORD))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader();
    if (!"listening".equals(lines.readLine())) {
      throw new IllegalStateException("no ear at " + device);
    }
    CompletableFuture.runAsync(() -> lines.lines().forEach(heard::add));
  }

  /** A word that is heard. */
  static String word(String name) {
    return WORD + name;
  }

  /** How often the word came. */
  long times(String name) {
    return heard.stream().filter(word(name)::equals).count();
  }

  /** Returns when the word has come: what was sent before it has come as well, or never will. */
  void await(String name) {
    Eventually.until(name + " was heard", () -> times(name) > 0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      process.getInputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
