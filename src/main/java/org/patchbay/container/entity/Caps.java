package org.patchbay.container.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What the containers of a cluster may take at most, and take. Pure.
 *
 * @param limits by quota name; what has none is absent
 * @param used by quota name
 */
public record Caps(String cluster, Map<String, Long> limits, Map<String, Long> used) {
  /** What can be limited. */
  public static final List<String> NAMES = List.of("containers", "vcpus", "memoryMiB", "diskGiB");

  /** Of a container without a cluster. */
  public static final Caps NONE = new Caps("", Map.of(), Map.of());

  private static final long MOST = 1_000_000_000_000L;

  public Caps {
    limits = new TreeMap<>(limits);
    used = Map.copyOf(used);
  }

  /** What is limited, with its amounts. */
  public record Line(String name, long used, long limit) {}

  public List<Line> lines() {
    return NAMES.stream()
        .filter(limits::containsKey)
        .map(name -> new Line(name, used.getOrDefault(name, 0L), limits.get(name)))
        .toList();
  }

  /**
   * What stands in the way of so much more; what takes less is always fine.
   *
   * @param more by quota name
   */
  public List<Fault> exceeded(Map<String, Long> more) {
    return lines().stream()
        .filter(line -> more.getOrDefault(line.name(), 0L) > 0)
        .filter(line -> line.used() + more.get(line.name()) > line.limit())
        .map(line -> fault(line, more.get(line.name())))
        .toList();
  }

  private Fault fault(Line line, long more) {
    return Fault.of(FaultCode.CLUSTER_CAP, cluster, line.name(), more, line.used(), line.limit());
  }

  /** Everything that is wrong with such limits; null is none. */
  public static List<FieldProblem> problems(Map<String, Long> limits) {
    List<FieldProblem> problems = new ArrayList<>();
    limits.forEach(
        (name, limit) -> {
          if (limit != null && (limit < 0 || limit > MOST)) {
            problems.add(new FieldProblem(name, "cluster.caps.invalid", List.of()));
          }
        });
    return problems;
  }
}
