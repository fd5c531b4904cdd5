package org.patchbay.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.SimulatedPlatform;

/** What goes wrong with the hosts meanwhile, and is put right at last. */
final class RandomTroubles {
  private static final int HOSTS = 3;

  /** Calls that a host may refuse once. */
  private static final List<Call> REFUSED =
      List.of(
          Call.DEFINE,
          Call.UPLOAD,
          Call.CREATE_DISK,
          Call.CREATE_DATA_DISK,
          Call.POWER,
          Call.RESIZE,
          Call.FORGET,
          Call.FORGET_VOLUME,
          Call.JOIN_SEGMENT,
          Call.LEAVE_SEGMENT,
          Call.LEAVE_PUBLIC,
          Call.MIGRATE,
          Call.DOWNLOAD,
          Call.LOOK);

  /** What happens. */
  enum Kind {
    CUT,
    FROZEN,
    ANSWERS_LOST,
    SLOW,
    REFUSED,
    CRASH,
    PAUSE,
    MACHINE_GONE,
    TAMPERED,
    NETWORK_GONE,
    IMAGE_GONE,
    POOL_FULL,
    HEALED
  }

  private final Simulation simulation;
  private final List<String> story;
  private final Map<Kind, Integer> happened = new EnumMap<>(Kind.class);
  private Random random;
  private boolean tookNetworks;

  RandomTroubles(Simulation simulation, List<String> story) {
    this.simulation = simulation;
    this.story = story;
  }

  void begin(Random numbers) {
    random = numbers;
    tookNetworks = false;
  }

  /** Since it began. */
  boolean tookNetworks() {
    return tookNetworks;
  }

  Map<Kind, Integer> happened() {
    return happened;
  }

  /**
   * Something goes wrong, or nothing.
   *
   * @param machines one of which it may happen to
   * @param image the volume of an image
   */
  void strike(List<UUID> machines, String image) {
    if (random.nextInt(3) == 0) {
      return;
    }
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    int number = 1 + random.nextInt(HOSTS);
    UUID machine = machines.get(random.nextInt(machines.size()));
    strike(kind, SimulatedPlatform.sharingUri(number), machine, image);
    happened.merge(kind, 1, Integer::sum);
    tookNetworks |= kind == Kind.NETWORK_GONE;
    story.add(kind + " at h" + number);
  }

  private void strike(Kind kind, URI host, UUID machine, String image) {
    switch (kind) {
      case CUT -> simulation.cut(host);
      case FROZEN -> simulation.freeze(host);
      case ANSWERS_LOST -> simulation.loseAnswers(host);
      case SLOW -> simulation.slow(host, Duration.ofMillis(20));
      case REFUSED -> simulation.refuseNext(host, any(REFUSED), "not today");
      case CRASH -> everywhere(there -> simulation.crash(there, machine));
      case PAUSE -> everywhere(there -> simulation.pause(there, machine));
      case MACHINE_GONE -> everywhere(there -> simulation.vanish(there, machine));
      case TAMPERED -> everywhere(there -> simulation.tamper(there, machine, 1, 256));
      case NETWORK_GONE -> simulation.dropNetwork(host, "pb-100");
      case IMAGE_GONE -> simulation.dropVolume(host, image);
      case POOL_FULL -> simulation.crowd(host);
      case HEALED -> heal();
    }
  }

  /** To the machine, wherever it is. */
  private static void everywhere(Consumer<URI> work) {
    for (int host = 1; host <= HOSTS; host++) {
      work.accept(SimulatedPlatform.sharingUri(host));
    }
  }

  private Call any(List<Call> some) {
    return some.get(random.nextInt(some.size()));
  }

  void heal() {
    everywhere(simulation::heal);
    everywhere(host -> simulation.dropVolume(host, Simulation.FILLER));
  }
}
