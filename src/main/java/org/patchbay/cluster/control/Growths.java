package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.container.control.Offers;
import org.patchbay.container.entity.placement.Growth;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.fault.entity.FaultCode;

/** What containers that grow together take, of quotas and of the hosts they are on. */
@ApplicationScoped
@Transactional
public class Growths {
  @Inject Offers offers;

  /** Of a host, one thing; of its disks, in one pool. */
  private record Need(UUID host, String pool, String name) {
    static Need of(UUID host, String pool, String name) {
      return new Need(host, name.equals("diskGiB") ? pool : "", name);
    }
  }

  /** By quota name; below zero for what is given back. */
  static Map<String, Long> more(List<Resizing> resizings) {
    Map<String, Long> sums = new TreeMap<>();
    resizings.forEach(
        one -> one.more().forEach((name, amount) -> sums.merge(name, amount, Long::sum)));
    return sums;
  }

  /** Hosts without room for all of it and for the containers that come to them besides. */
  List<Obstacle> obstacles(List<Resizing> resizings, List<PlannedContainer> arrivals) {
    if (resizings.isEmpty()) {
      return List.of();
    }
    Set<UUID> hosts = resizings.stream().map(Resizing::host).collect(Collectors.toSet());
    Map<Need, Long> needs = new LinkedHashMap<>();
    resizings.forEach(one -> add(needs, one.host(), one.pool(), one.more()));
    arrivals.stream()
        .filter(one -> one.placing().host().filter(hosts::contains).isPresent())
        .forEach(
            one ->
                add(
                    needs,
                    one.placing().host().orElseThrow(),
                    one.placing().pool().orElseThrow().name(),
                    QuotaChanges.size(one.node()).all()));
    Map<UUID, HostOffer> offered =
        offers.current().stream().collect(Collectors.toMap(HostOffer::id, Function.identity()));
    return needs.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .flatMap(
            entry ->
                obstacle(offered.get(entry.getKey().host()), entry.getKey(), entry.getValue())
                    .stream())
        .toList();
  }

  private static void add(Map<Need, Long> needs, UUID host, String pool, Map<String, Long> more) {
    more.forEach((name, amount) -> needs.merge(Need.of(host, pool, name), amount, Long::sum));
  }

  private Optional<Obstacle> obstacle(HostOffer host, Need need, long more) {
    Growth growth = offers.growth(host, need.pool());
    long left = growth.of(need.name());
    return more <= left
        ? Optional.empty()
        : Optional.of(Obstacle.of(FaultCode.HOST_FULL, growth.hostName(), need.name(), more, left));
  }
}
