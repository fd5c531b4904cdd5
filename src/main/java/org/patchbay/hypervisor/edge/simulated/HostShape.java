package org.patchbay.hypervisor.edge.simulated;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostGround;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;

/**
 * What a simulated host is, from its URI: {@code
 * simulated://farm/h1?cpus=16&memoryMiB=65536&diskGiB=500&boot=PT0.3S&shutdown=PT0.2S}, and {@code
 * pool=patchbay&shared=together&bridges=br-public,br-tenant} for what its operator prepared. With
 * the scheme {@code simulated-memory} it lives no longer than the process.
 *
 * @param key names it: farm and host
 * @param kept its state outlives the process
 * @param boot how long a guest takes until its agent answers
 * @param shutdown how long a guest takes to shut down
 * @param pool name of its own storage pool
 * @param shared name of the pool that all hosts of the farm have together, if there is one
 * @param bridges names of its bridges
 * @param ground of {@code down=br-public}, {@code ovs=no}, {@code guards=no} and {@code
 *     narrow=br-public:1400}, what it lacks
 */
record HostShape(
    String key,
    boolean kept,
    int cpus,
    long memoryMiB,
    long diskGiB,
    Duration boot,
    Duration shutdown,
    String pool,
    Optional<String> shared,
    List<String> bridges,
    HostGround ground) {
  private static final String KEPT = "simulated";
  private static final String IN_MEMORY = "simulated-memory";

  static boolean describes(URI uri) {
    return KEPT.equals(uri.getScheme()) || IN_MEMORY.equals(uri.getScheme());
  }

  static HostShape of(URI uri) {
    Map<String, String> given = query(uri);
    return new HostShape(
        uri.getHost() + uri.getPath(),
        !IN_MEMORY.equals(uri.getScheme()),
        Integer.parseInt(given.getOrDefault("cpus", "16")),
        Long.parseLong(given.getOrDefault("memoryMiB", "65536")),
        Long.parseLong(given.getOrDefault("diskGiB", "2000")),
        Duration.parse(given.getOrDefault("boot", "PT0.3S")),
        Duration.parse(given.getOrDefault("shutdown", "PT0.2S")),
        given.getOrDefault("pool", "patchbay"),
        Optional.ofNullable(given.get("shared")),
        bridges(given),
        ground(given));
  }

  private static HostGround ground(Map<String, String> given) {
    return new HostGround(
        given.containsKey("down") ? List.of(given.get("down").split(",")) : List.of(),
        !"no".equals(given.get("ovs")),
        !"no".equals(given.get("guards")),
        mtus(given));
  }

  private static Map<String, Integer> mtus(Map<String, String> given) {
    Map<String, Integer> mtus = new HashMap<>();
    for (String bridge : bridges(given)) {
      mtus.put(bridge, NicSpec.USUAL_MTU);
    }
    if (given.containsKey("narrow")) {
      for (String pair : given.get("narrow").split(",")) {
        String[] parts = pair.split(":", 2);
        mtus.put(parts[0], Integer.valueOf(parts[1]));
      }
    }
    return mtus;
  }

  private static List<String> bridges(Map<String, String> given) {
    return List.of(given.getOrDefault("bridges", "br-public,br-tenant").split(","));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> given = new HashMap<>();
    if (uri.getQuery() != null) {
      for (String pair : uri.getQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        given.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
    }
    return given;
  }

  /** The name of its files, different for every key. */
  static String fileName(String key) {
    StringBuilder name = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '.' || b == '-' || b >= '0' && b <= '9' || letter(b);
      name.append(plain ? String.valueOf((char) b) : b == '/' ? "_" : "%%%02X".formatted(b));
    }
    return name.toString();
  }

  private static boolean letter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  long freeBytes(long usedBytes) {
    return (diskGiB << 30) - usedBytes;
  }

  /** What all hosts of a farm have together is kept under a name that no host can have. */
  String sharedKey() {
    return key.substring(0, key.indexOf('/') + 1) + "+" + shared.orElseThrow();
  }

  HostFacts facts(Shelves shelves) {
    List<HostFacts.PoolFacts> pools = new ArrayList<>();
    pools.add(facts(pool, shelves.own()));
    shelves.shared().ifPresent(all -> pools.add(facts(shared.orElseThrow(), all)));
    return new HostFacts(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        key.substring(key.indexOf('/') + 1),
        MachineType.TEST,
        cpus,
        memoryMiB,
        pools,
        bridges,
        "simulated 1",
        ground);
  }

  private HostFacts.PoolFacts facts(String name, HostState state) {
    return new HostFacts.PoolFacts(name, true, diskGiB * 1024, freeBytes(state.usedBytes()) >> 20);
  }
}
