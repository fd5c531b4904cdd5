package org.patchbay.hypervisor.edge.simulated;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, Store> sharedInMemory = new ConcurrentHashMap<>();

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
                shape.key(),
                key -> Place.of(key, new MemoryStore(), inMemory(shape), Troubles.inMemory()));
    return new SimulatedHost(shape, place, clock);
  }

  private Place onDisk(HostShape shape) {
    String name = HostShape.fileName(shape.key());
    Path trouble = folder.resolve(name + ".trouble.yaml");
    Optional<Store> shared =
        shape.shared().map(any -> fileStore(HostShape.fileName(shape.sharedKey())));
    return Place.of(shape.key(), fileStore(name), shared, Troubles.in(trouble));
  }

  private Store fileStore(String name) {
    return new FileStore(folder.resolve(name + ".yaml"), halt::beforeInPlace);
  }

  private Optional<Store> inMemory(HostShape shape) {
    return shape
        .shared()
        .map(any -> sharedInMemory.computeIfAbsent(shape.sharedKey(), key -> new MemoryStore()));
  }

  /** A call as it comes over the line. */
  <T> T call(URI uri, Call kind, Function<SimulatedHost, T> work) {
    SimulatedHost host = at(uri);
    Supplier<T> overTheLine = () -> host.line().call(kind, () -> work.apply(host));
    return kind.changes() ? halt.around(overTheLine) : overTheLine.get();
  }
}
