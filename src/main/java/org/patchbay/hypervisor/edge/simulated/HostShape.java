package org.patchbay.hypervisor.edge.simulated;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.MachineType;

/**
 * What a simulated host is, from its URI: {@code
 * simulated://farm/h1?cpus=16&memoryMiB=65536&diskGiB=500&boot=PT0.3S&shutdown=PT0.2S}.
 *
 * @param key names it: farm and host
 * @param boot how long a guest takes until its agent answers
 * @param shutdown how long a guest takes to shut down
 */
record HostShape(
    String key, int cpus, long memoryMiB, long diskGiB, Duration boot, Duration shutdown) {
  static HostShape of(URI uri) {
    Map<String, String> given = new HashMap<>();
    if (uri.getQuery() != null) {
      for (String pair : uri.getQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        given.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
    }
    return new HostShape(
        uri.getHost() + uri.getPath(),
        Integer.parseInt(given.getOrDefault("cpus", "16")),
        Long.parseLong(given.getOrDefault("memoryMiB", "65536")),
        Long.parseLong(given.getOrDefault("diskGiB", "2000")),
        Duration.parse(given.getOrDefault("boot", "PT0.3S")),
        Duration.parse(given.getOrDefault("shutdown", "PT0.2S")));
  }

  HostFacts facts(long usedBytes) {
    long free = diskGiB * 1024 - (usedBytes >> 20);
    return new HostFacts(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        key.substring(key.indexOf('/') + 1),
        MachineType.TEST,
        cpus,
        memoryMiB,
        List.of(new HostFacts.PoolFacts("patchbay", true, diskGiB * 1024, free)),
        List.of("br-public", "br-tenant"),
        "simulated 1");
  }
}
