package org.patchbay.container.entity.hostmove;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.placement.OfferedPool;
import org.patchbay.container.entity.placement.Placing;

/**
 * What will happen when a container goes to another host.
 *
 * @param from name of the host it is on
 * @param placing where it goes and why there; without a host when none fits
 * @param runs it is on
 * @param shared its disks stay where they are, in a pool that both hosts have
 * @param stopping what stops working meanwhile
 * @param lastBoot how long its last start took, where that is known
 * @param diskGiB most that is copied
 * @param shortage what the quota of the disks there lacks; empty where it has room
 */
public record HostMovePreview(
    String container,
    String from,
    Placing placing,
    boolean runs,
    boolean shared,
    List<Consequence> stopping,
    Optional<Duration> lastBoot,
    long diskGiB,
    Optional<Shortage> shortage) {
  /** More is asked of a quota than it has. */
  public record Shortage(String quota, long more, long used, long limit) {}

  public HostMovePreview {
    stopping = List.copyOf(stopping);
  }

  /** It goes without being stopped. */
  public boolean live() {
    return runs && shared;
  }

  /** It is stopped for the time of the copy. */
  public boolean stops() {
    return runs && !shared;
  }

  public boolean approvable() {
    return fits() && shortage.isEmpty();
  }

  /** Some host has room for it. */
  public boolean fits() {
    return placing.host().isPresent();
  }

  /** How a person agrees that it is stopped for a while. */
  public String stopWord() {
    return "STOP:" + container;
  }

  /** What has to be confirmed and was not. */
  public List<String> unconfirmed(Set<String> confirmed) {
    return stops()
        ? Stream.concat(Stream.of(stopWord()), stopping.stream().map(Consequence::confirmation))
            .filter(word -> !confirmed.contains(word))
            .toList()
        : List.of();
  }

  /** A fingerprint of what is promised: from where to where, and what stops by it. */
  public String id() {
    String promise =
        container
            + from
            + placing.host()
            + placing.pool().map(OfferedPool::name)
            + runs
            + shared
            + stopping.stream().map(Consequence::confirmation).collect(Collectors.joining(","));
    return UUID.nameUUIDFromBytes(promise.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
