package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.Machines;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.testing.Lab;

/**
 * Eight threads use the lab's hosts while the first one's libvirtd is killed, frozen and cut off,
 * and healed, again and again, at times long enough for keepalive to notice. The process must live,
 * and neither its memory, its threads nor its files may grow.
 *
 * <p>Usage: with the lab's environment and {@code PATCHBAY_LAB_DISTURB=1}, the number of seconds.
 */
public final class HypervisorStress {
  private static final int THREADS = 8;
  private static final List<List<String>> TROUBLES =
      List.of(
          List.of("daemon-kill", "daemon-start"),
          List.of("freeze", "thaw"),
          List.of("cut", "heal"));

  private static final LibvirtHypervisor DOOR = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));
  private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();
  private static volatile boolean over;

  private HypervisorStress() {}

  /** The number of seconds. */
  public static void main(String[] arguments) throws Exception {
    List<HostAddress> hosts =
        Lab.hosts().stream().map(h -> LabHosts.at(UUID.randomUUID(), Lab.tls(h))).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads.execute(() -> use(hosts, number));
    }
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[0])).toNanos();
    int troubles = 0;
    while (System.nanoTime() < end) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(500, 2500));
      List<String> trouble = TROUBLES.get(troubles % TROUBLES.size());
      lab(trouble.get(0));
      Thread.sleep(troubles % 2 == 0 ? 200 : ThreadLocalRandom.current().nextInt(12_000));
      lab(trouble.get(1));
      troubles++;
      if (troubles % 5 == 0) {
        System.gc();
        report(troubles);
      }
    }
    over = true;
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    report(troubles);
    hosts.forEach(DOOR::release);
  }

  private static void use(List<HostAddress> hosts, int number) {
    var random = ThreadLocalRandom.current();
    while (!over) {
      HostAddress host = hosts.get(random.nextInt(hosts.size()));
      try {
        one(host, number, random.nextInt(5));
        count("ok");
      } catch (Fault fault) {
        count(fault.code().name());
      } catch (RuntimeException e) {
        count(e.toString());
      }
    }
  }

  private static void one(HostAddress host, int number, int which) {
    var segment = new SegmentSpec(150 + number);
    MachineSpec spec =
        new Machines(host, segment, new PublicSpec("stress" + number, "br-public"), 50 + number)
            .spec(UUID.randomUUID(), "stress-" + UUID.randomUUID());
    switch (which) {
      case 0 -> DOOR.observe(host);
      case 1 -> DOOR.look(host, spec);
      case 2 -> DOOR.inspect(host);
      case 3 -> {
        DOOR.joinSegment(host, segment);
        DOOR.leaveSegment(host, segment);
      }
      default -> {
        DOOR.upload(host, spec.seed(), new Machines(host, segment, null, 50).seed(spec));
        DOOR.forgetVolume(host, spec.seed());
      }
    }
  }

  private static void count(String what) {
    COUNTS.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  private static void report(int troubles) throws IOException {
    String memory =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS") || line.startsWith("Threads"))
            .map(line -> line.replaceAll("\\s+", " "))
            .toList()
            .toString();
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      System.out.println(
          troubles + " troubles " + COUNTS + " " + memory + " files " + files.count());
    }
  }

  private static void lab(String verb) throws IOException, InterruptedException {
    new ProcessBuilder("src/lab/hosts", verb, "1").start().waitFor();
  }
}
