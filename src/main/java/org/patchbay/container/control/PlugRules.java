package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;

/** Whether a public address may go from one container to another. */
@ApplicationScoped
@Transactional
public class PlugRules {
  @Inject Addresses addresses;
  @Inject PublicNetworks networks;
  @Inject Hosts hosts;
  @Inject Consequences consequences;

  /** What the rules of their clusters have against it, those first that refuse it. */
  List<Consequence> judge(HeldAddress held, Optional<Container> to) {
    if (held.at().equals(to)) {
      return List.of();
    }
    Map<UUID, List<InetAddress>> after = new HashMap<>();
    held.at().ifPresent(from -> after.put(from.id(), without(held, from)));
    to.ifPresent(there -> after.put(there.id(), with(held, there)));
    return consequences.ofAddresses(after).stream()
        .sorted(Comparator.comparing(one -> !one.refused()))
        .toList();
  }

  private List<InetAddress> without(HeldAddress held, Container from) {
    return outside(from).stream().filter(one -> !one.equals(held.lease().address())).toList();
  }

  private List<InetAddress> with(HeldAddress held, Container to) {
    Optional<InetAddress> displaced = displaced(held, to).map(Nic::address);
    return Stream.concat(
            outside(to).stream().filter(one -> !displaced.equals(Optional.of(one))),
            Stream.of(held.lease().address()))
        .toList();
  }

  /** A container has one public address of each version: the one it has gives way. */
  Optional<Nic> displaced(HeldAddress held, Container to) {
    boolean six = Ip.isSix(held.lease().address());
    return addresses.of(to.id()).stream()
        .filter(Nic::isPublic)
        .filter(nic -> Ip.isSix(nic.address()) == six)
        .filter(nic -> !nic.address().equals(held.lease().address()))
        .findFirst();
  }

  private List<InetAddress> outside(Container container) {
    return outside(container.id());
  }

  List<InetAddress> outside(UUID container) {
    return addresses.of(container).stream().filter(Nic::isPublic).map(Nic::address).toList();
  }

  /** Throws what stands against it; both containers are locked. */
  void require(HeldAddress held, Optional<Container> to, Set<String> confirmed) {
    held.at().ifPresent(from -> steady(from));
    to.ifPresent(there -> fits(held, there));
    List<Consequence> found = judge(held, to);
    refuse(FaultCode.RULE_VIOLATED, found.stream().filter(Consequence::refused));
    refuse(
        FaultCode.CONFIRMATION_MISSING,
        found.stream().filter(one -> !confirmed.contains(one.confirmation())));
  }

  /** Throws what refuses containers with these public addresses and no others. */
  void allow(Map<UUID, List<InetAddress>> after) {
    refuse(
        FaultCode.RULE_VIOLATED,
        consequences.ofAddresses(after).stream().filter(Consequence::refused));
  }

  private static void refuse(FaultCode code, Stream<Consequence> found) {
    String words = found.map(Consequence::confirmation).collect(Collectors.joining(", "));
    if (!words.isEmpty()) {
      throw Fault.of(code, words);
    }
  }

  /** Neither on its way to another host, nor without the node whose addresses these are. */
  private static void steady(Container container) {
    if (!container.isStill()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, container.name());
    }
    if (container.spare()) {
      throw Fault.of(FaultCode.CONTAINER_FREE, container.name());
    }
  }

  private void fits(HeldAddress held, Container to) {
    if (to.retiring()) {
      throw Fault.of(FaultCode.BEING_RETIRED, to.name());
    }
    steady(to);
    carries(hosts.get(to.hostId()), networks.get(held.lease().networkId()), to);
  }

  private static void carries(Host host, PublicNetwork network, Container to) {
    String bridge = network.bridge();
    if (!host.bridges().contains(bridge)) {
      throw Fault.invalid("container", "network.container.bridge", to.name(), bridge);
    }
    int has = host.footing().ground().mtu(bridge).orElse(network.mtu());
    if (has < network.mtu()) {
      throw Fault.invalid(
          "container", "network.container.narrow", to.name(), bridge, has, network.mtu());
    }
  }
}
