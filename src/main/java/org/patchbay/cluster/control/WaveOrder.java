package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.wave.WaveNumbers;

/** In which order the nodes of a cluster will go, for people. */
@ApplicationScoped
@Transactional
public class WaveOrder {
  @Inject Standing standing;
  @Inject Catalogues catalogues;

  /** Names of nodes, wave after wave; empty when the catalogue has lost the version. */
  public List<List<String>> stopping(Cluster cluster) {
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> new WaveNumbers(standing.of(cluster).nodes(), version).stopping())
        .map(WaveOrder::waves)
        .orElse(List.of());
  }

  private static List<List<String>> waves(Map<String, Integer> numbers) {
    Map<Integer, TreeSet<String>> waves = new TreeMap<>();
    numbers.forEach((name, wave) -> waves.computeIfAbsent(wave, w -> new TreeSet<>()).add(name));
    return waves.values().stream().map(names -> List.copyOf(names)).toList();
  }
}
