package org.patchbay.cluster.entity;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.network.entity.Ip;

/**
 * A container as a preview promises it.
 *
 * @param node whose software runs there
 * @param placing the host, why it is that one, and why not the others
 * @param privateAddress on the tenant's segment; empty when none is free
 * @param privateAddress6 the same of version 6; empty where the segment has none
 * @param publicAddress empty when its roles need none, or none is free
 */
public record PlannedContainer(
    DraftedNode node,
    Placing placing,
    Optional<InetAddress> privateAddress,
    Optional<InetAddress> privateAddress6,
    Optional<InetAddress> publicAddress) {
  public String name() {
    return node.name();
  }

  public List<String> roles() {
    return node.roles();
  }

  /** Its private address for people, or nothing. Templates can't ask an address for its text. */
  public String privateText() {
    return privateAddress.map(InetAddress::getHostAddress).orElse("");
  }

  public String privateText6() {
    return privateAddress6.map(Ip::text).orElse("");
  }

  public String publicText() {
    return publicAddress.map(InetAddress::getHostAddress).orElse("");
  }

  /** Where it will be, for people: host and addresses, as far as they are known. */
  public String promise() {
    return Stream.of(placing.hostName().orElse(""), privateText(), privateText6(), publicText())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
