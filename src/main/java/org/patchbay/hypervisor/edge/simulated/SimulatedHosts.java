package org.patchbay.hypervisor.edge.simulated;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The simulated hosts of this process. Those that are kept are shared with others by a folder. */
final class SimulatedHosts {
  private final Path folder;
  private final Clock clock;
  private final Halt halt = new Halt();
  private final Map<String, Place> kept = new ConcurrentHashMap<>();
  private final Map<String, Place> inMemory = new ConcurrentHashMap<>();

  SimulatedHosts(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  SimulatedHost at(URI uri) {
    HostShape shape = HostShape.of(uri);
    Place place =
        shape.kept()
            ? kept.computeIfAbsent(shape.key(), key -> onDisk(shape))
            : inMemory.computeIfAbsent(
                shape.key(), key -> Place.of(key, new MemoryStore(), Troubles.inMemory()));
    return new SimulatedHost(shape, place, clock);
  }

  private Place onDisk(HostShape shape) {
    Path file = folder.resolve(shape.fileName() + ".yaml");
    Path trouble = folder.resolve(shape.fileName() + ".trouble.yaml");
    return Place.of(shape.key(), new FileStore(file, halt::beforeInPlace), Troubles.in(trouble));
  }

  /** A call as it comes over the line. */
  <T> T call(URI uri, Call kind, Function<SimulatedHost, T> work) {
    SimulatedHost host = at(uri);
    Supplier<T> overTheLine = () -> host.line().call(kind, () -> work.apply(host));
    return kind.changes() ? halt.around(overTheLine) : overTheLine.get();
  }
}
