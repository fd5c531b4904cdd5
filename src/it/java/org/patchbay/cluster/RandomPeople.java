package org.patchbay.cluster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;

/**
 * People of a tenant who do to its clusters whatever can be done, in any order. They confirm what
 * they are asked to confirm, and are refused for reasons that a person can read.
 */
final class RandomPeople {
  /** What they do. */
  enum Doing {
    SCALE_OUT,
    SCALE_IN,
    PROMOTE,
    ASSIGN,
    PUT_DOCUMENT,
    DECLARE,
    RESIZE,
    START_ALL,
    STOP_ALL,
    START_ONE,
    STOP_ONE,
    PULL_THE_PLUG,
    REBOOT,
    MOVE_NODE,
    MOVE_NODE_TO_A_FREE_CONTAINER,
    RETIRE_FREE_CONTAINER,
    MOVE_CONTAINER,
    MOVE_CONTAINER_LIVE,
    RETRY,
    REPLACE,
    SKIP,
    CANCEL
  }

  private final ClusterDesk olga;
  private final RandomWishes wishes;
  private final List<Cluster> clusters;
  private final List<String> story;
  private final Map<Doing, Integer> accepted = new EnumMap<>(Doing.class);
  private Random random;

  RandomPeople(
      EngineContainer portal, ClusterDesk olga, List<Cluster> clusters, List<String> story) {
    this.olga = olga;
    wishes = new RandomWishes(portal, olga);
    this.clusters = clusters;
    this.story = story;
  }

  void begin(Random numbers) {
    random = numbers;
  }

  /** How often each was done. */
  Map<Doing, Integer> accepted() {
    return accepted;
  }

  List<Doing> neverDone() {
    return Arrays.stream(Doing.values()).filter(one -> !accepted.containsKey(one)).toList();
  }

  /** Half of the time something that nobody has managed to do yet. */
  void act() {
    List<Doing> never = neverDone();
    act(any(never.isEmpty() || random.nextBoolean() ? List.of(Doing.values()) : never));
  }

  void act(Doing what) {
    Cluster cluster = any(clusters);
    wishes.of(what, cluster, random).ifPresent(wish -> attempt(what, cluster, wish));
  }

  /** What is refused was refused for a reason that a person can read; nothing else may happen. */
  private void attempt(Doing what, Cluster cluster, RandomWishes.Wish wish) {
    String told = what + " " + cluster.name();
    try {
      olga.as(
          () -> {
            confirming(wish);
            return null;
          });
      accepted.merge(what, 1, Integer::sum);
      story.add(told);
    } catch (Fault fault) {
      story.add(told + ": " + fault.code());
      if (fault.kind() == FaultKind.BUG) {
        throw new AssertionError(story.toString(), fault);
      }
    } catch (RuntimeException unexpected) {
      throw new AssertionError(story + " " + told, unexpected);
    }
  }

  /** First without confirming anything; what then is missing was read, and is confirmed. */
  private static void confirming(RandomWishes.Wish wish) {
    Set<String> confirmed = new HashSet<>();
    for (int tries = 0; ; tries++) {
      try {
        wish.say(confirmed);
        return;
      } catch (Fault fault) {
        if (fault.code() != FaultCode.CONFIRMATION_MISSING || tries == 3) {
          throw fault;
        }
        confirmed.addAll(List.of(fault.parameters().get(0).toString().split(", ")));
      }
    }
  }

  List<UUID> openOperations() {
    return wishes.openOperations();
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
