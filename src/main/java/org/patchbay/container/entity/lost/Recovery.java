package org.patchbay.container.entity.lost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.container.entity.placement.OfferedPool;
import org.patchbay.container.entity.placement.Placing;

/**
 * What will happen when a container does without what is on a lost host.
 *
 * @param lost name of the lost host
 * @param placing where it is made and why there, without a host when none fits; empty when it stays
 *     where it is and only its data disk was to come from the lost host
 * @param kept its disks lie in a pool that the other host has, too, and go with it
 * @param diskGiB of its system disk, which is made anew from its image; 0 when it is kept
 * @param dataGiB of its node's data, which is lost; 0 when there is none, or it is elsewhere
 * @param addresses that it keeps, with their MACs
 */
public record Recovery(
    String container,
    String lost,
    Optional<Placing> placing,
    boolean kept,
    long diskGiB,
    long dataGiB,
    List<String> addresses) {
  public Recovery {
    addresses = List.copyOf(addresses);
  }

  public boolean approvable() {
    return placing.isEmpty() || placing.get().host().isPresent();
  }

  /** How a person agrees that the host is off: should it not be, the machine runs twice. */
  public String offWord() {
    return "OFF:" + lost;
  }

  /** How a person agrees that what is on the system disk is lost. */
  public String diskWord() {
    return "DISK:" + container;
  }

  /** How a person agrees that the node's data is lost. */
  public String dataWord() {
    return "DATA:" + container;
  }

  /** What has to be confirmed and was not. */
  public List<String> unconfirmed(Set<String> confirmed) {
    List<String> words = new ArrayList<>();
    if (placing.isPresent()) {
      words.add(offWord());
    }
    if (diskGiB > 0) {
      words.add(diskWord());
    }
    if (dataGiB > 0) {
      words.add(dataWord());
    }
    words.removeIf(confirmed::contains);
    return List.copyOf(words);
  }

  /** A fingerprint of what is promised. */
  public String id() {
    String promise =
        container
            + lost
            + placing.flatMap(Placing::host)
            + placing.flatMap(Placing::pool).map(OfferedPool::name)
            + kept
            + diskGiB
            + dataGiB
            + addresses;
    return UUID.nameUUIDFromBytes(promise.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
