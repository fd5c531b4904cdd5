package org.patchbay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the simulated hosts of farm <i>test</i> hold, as their own files tell it: a second opinion,
 * by none of the portal's code.
 */
public final class SimulatedInventory {
  private final Path hosts;

  /** Of the hosts that keep their state in this folder. */
  public SimulatedInventory(Path hosts) {
    this.hosts = hosts;
  }

  public Set<String> machines(String host) {
    return machines(host, machine -> true);
  }

  /** Those that are on, or may be. */
  public Set<String> running(String host) {
    return machines(host, machine -> machine.containsKey("startedAt"));
  }

  private Set<String> machines(String host, Predicate<Map<?, ?>> wanted) {
    return ((List<?>) read("test_" + host).getOrDefault("machines", List.of()))
        .stream()
            .map(machine -> (Map<?, ?>) machine)
            .filter(wanted)
            .map(machine -> (String) machine.get("uuid"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Volumes of ours in the host's own pool, without images. */
  public Set<String> volumes(String host) {
    return volumesIn("test_" + host);
  }

  /** The same in the pool that all have together. */
  public Set<String> sharedVolumes(String pool) {
    return volumesIn("test_%2B" + pool);
  }

  private Set<String> volumesIn(String file) {
    return ((Map<?, ?>) read(file).getOrDefault("volumes", Map.of()))
        .keySet().stream()
            .map(String.class::cast)
            .filter(name -> !name.matches("pb-(image|pool)-.*") && name.startsWith("pb-"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  public Set<String> networks(String host) {
    return ((List<?>) read("test_" + host).getOrDefault("networks", List.of()))
        .stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> read(String name) {
    try {
      String text = Files.readString(hosts.resolve(name + ".yaml"));
      return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
