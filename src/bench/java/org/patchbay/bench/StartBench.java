package org.patchbay.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.RunningPortal;
import org.patchbay.testing.TestIssuer;

/** From {@code java -jar} until the portal says that it is ready, and the memory it then holds. */
class StartBench {
  @TempDir Path folder;

  @Test
  void starts() throws Exception {
    System.setProperty("patchbay.test.tier", "4");
    try (TestIssuer issuer = TestIssuer.start()) {
      RunningPortal portal = RunningPortal.start(folder, issuer.url());
      try {
        long[] nanos = new long[Integer.getInteger("patchbay.bench.starts", 5)];
        for (int i = 0; i < nanos.length; i++) {
          portal.kill();
          long begin = System.nanoTime();
          portal.startAgain();
          nanos[i] = System.nanoTime() - begin;
          System.out.println("resident: " + resident(portal.pid()));
        }
        System.out.println(Sample.heading());
        System.out.println(Sample.of(nanos).line("java -jar to ready"));
      } finally {
        portal.close();
      }
    }
  }

  private static String resident(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElseThrow();
  }
}
