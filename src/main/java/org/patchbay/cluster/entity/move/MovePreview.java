package org.patchbay.cluster.entity.move;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Fingerprint;
import org.patchbay.cluster.entity.Judged;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.QuotaChange;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.placement.Placing;

/**
 * What a node's move to another container will do.
 *
 * @param source the container it leaves
 * @param sourceHost its host's name
 * @param target name of the container it goes to
 * @param free the free container it goes to, or empty when one is made
 * @param placing the host of the one that is made, why, and why not the others; empty otherwise
 * @param host name of the host it goes to, empty when none fits
 * @param addresses that travel, with the MACs
 * @param dataGiB of the data disk that travels; zero when it has none
 * @param copied the data disk has to be copied from host to host
 * @param interruption how long the node will be away, at most, as we estimate it
 */
public record MovePreview(
    String node,
    Container source,
    String sourceHost,
    String target,
    Optional<Container> free,
    Optional<Placing> placing,
    String host,
    List<String> addresses,
    long dataGiB,
    boolean copied,
    Duration interruption,
    List<QuotaChange> quotas,
    List<Violation> violations,
    List<Obstacle> obstacles)
    implements Judged {
  public MovePreview {
    addresses = List.copyOf(addresses);
    quotas = List.copyOf(quotas);
    violations = List.copyOf(violations);
    obstacles = List.copyOf(obstacles);
  }

  @Override
  public String id() {
    return Fingerprint.of(
        node
            + source.id()
            + target
            + host
            + addresses
            + dataGiB
            + copied
            + violations.stream().map(Violation::confirmation).collect(Collectors.joining(","))
            + obstacles);
  }

  public long seconds() {
    return interruption.toSeconds();
  }
}
