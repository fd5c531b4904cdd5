package org.patchbay.container.entity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * What will happen when a container gets another size.
 *
 * @param before what is wanted so far
 * @param flexing what changes, and how
 * @param stopping what stops working during a restart; empty without one
 * @param lastBoot how long its last start took, where that is known
 * @param shares of the quotas and of the host
 * @param capped which limits of its cluster stand in the way
 */
public record SizePlan(
    String container,
    ContainerSize before,
    ContainerSize wanted,
    Flexing flexing,
    List<Consequence> stopping,
    Optional<Duration> lastBoot,
    String hostName,
    List<Share> shares,
    List<Fault> capped) {
  public SizePlan {
    stopping = List.copyOf(stopping);
    shares = List.copyOf(shares);
    capped = List.copyOf(capped);
  }

  /**
   * What it takes of one thing.
   *
   * @param name of the quota, as {@code memoryMiB}
   * @param used of the quota, before
   * @param left on the host, before
   */
  public record Share(String name, long delta, long used, long limit, long left) {
    public boolean exceedsQuota() {
      return delta > 0 && used + delta > limit;
    }

    public boolean exceedsHost() {
      return delta > 0 && delta > left;
    }
  }

  /** What stands in the way. */
  public List<Fault> obstacles() {
    List<Fault> obstacles = new ArrayList<>(capped);
    for (Share share : shares) {
      if (share.exceedsQuota()) {
        obstacles.add(
            Fault.of(
                FaultCode.QUOTA_EXCEEDED,
                share.name(),
                share.delta(),
                share.used(),
                share.limit()));
      }
      if (share.exceedsHost()) {
        obstacles.add(
            Fault.of(FaultCode.HOST_FULL, hostName, share.name(), share.delta(), share.left()));
      }
    }
    return obstacles;
  }

  public boolean approvable() {
    return obstacles().isEmpty();
  }

  public boolean needsRestart() {
    return flexing.way() == Flexing.Way.NEEDS_RESTART;
  }

  /** How a person agrees to the restart. */
  public String restartWord() {
    return "RESTART:" + container;
  }

  /** What has to be confirmed for a restart and was not. */
  public List<String> unconfirmed(Set<String> confirmed) {
    return needsRestart()
        ? Stream.concat(Stream.of(restartWord()), stopping.stream().map(Consequence::confirmation))
            .filter(word -> !confirmed.contains(word))
            .toList()
        : List.of();
  }

  /** A fingerprint of what is promised: from what to what, how, and what stops by it. */
  public String id() {
    String promise =
        container
            + before
            + wanted
            + flexing
            + stopping.stream().map(Consequence::confirmation).collect(Collectors.joining(","));
    return UUID.nameUUIDFromBytes(promise.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
