package org.patchbay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What simulated hosts wrote down of machines' interfaces, read by none of their own code. */
public final class SimulatedCards {
  private final Path hosts;

  /** Of hosts that keep their state in {@code folder}. */
  public SimulatedCards(Path folder) {
    this.hosts = folder.resolve("hosts");
  }

  /** By MAC, network and guarded addresses: those it has now, or starts with next. */
  public Map<String, String> of(UUID machine) {
    return all().getOrDefault(machine, Map.of());
  }

  /** Of all machines there are. */
  public Map<UUID, Map<String, String>> all() {
    Map<UUID, Map<String, String>> found = new HashMap<>();
    for (Map<String, Object> one : machines()) {
      @SuppressWarnings("unchecked")
      var cards = (Map<String, Map<String, String>>) one.get("cards");
      boolean runs = one.get("startedAt") != null;
      found.put(
          UUID.fromString((String) one.get("uuid")),
          runs && cards.containsKey("live") ? cards.get("live") : cards.get("defined"));
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> machines() {
    List<Map<String, Object>> machines = new ArrayList<>();
    try (Stream<Path> files = Files.list(hosts)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        Map<String, Object> state =
            (Map<String, Object>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        machines.addAll((List<Map<String, Object>>) state.getOrDefault("machines", List.of()));
      }
      return machines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
