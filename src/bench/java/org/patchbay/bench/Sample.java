package org.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times of the same thing done many times.
 *
 * @param nanos sorted
 */
record Sample(long[] nanos) {
  static Sample of(long... nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  Duration at(double quantile) {
    int index = (int) Math.ceil(quantile * nanos.length) - 1;
    return Duration.ofNanos(nanos[Math.max(0, index)]);
  }

  /** A line of the table, with what the machine had to do besides. */
  String line(String what) throws IOException {
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f | %s |",
        what,
        nanos.length,
        millis(0.5),
        millis(0.95),
        millis(1),
        load);
  }

  static String heading() {
    return "| what | times | median ms | p95 ms | worst ms | load |\n|---|---|---|---|---|---|";
  }

  private double millis(double quantile) {
    return at(quantile).toNanos() / 1e6;
  }
}
