package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.QuotaChange;
import org.patchbay.container.control.ContainerRelease;
import org.patchbay.container.control.DiskClasses;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Leases;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;

/** What a cluster's nodes take of the tenant's quotas. */
@ApplicationScoped
public class QuotaChanges {
  @Inject Quotas quotas;

  List<QuotaChange> of(Chosen chosen, List<PlannedContainer> planned) {
    Map<String, Long> sums = sums(chosen);
    classes(sums, planned);
    return of(sums);
  }

  /** Adds the disks by the class of the pools that they are to lie in, as far as that is known. */
  static void classes(Map<String, Long> sums, List<PlannedContainer> planned) {
    for (PlannedContainer one : planned) {
      one.placing()
          .pool()
          .ifPresent(
              pool ->
                  sums.merge(
                      DiskClasses.quota(pool.storageClass()),
                      size(one.node()).diskGiB(),
                      Long::sum));
    }
  }

  List<QuotaChange> of(Map<String, Long> sums) {
    return quotas.of(TenantScope.current()).stream()
        .filter(quota -> sums.containsKey(quota.name()))
        .map(
            quota ->
                new QuotaChange(quota.name(), quota.used(), sums.get(quota.name()), quota.limit()))
        .toList();
  }

  static List<Obstacle> exceeded(List<QuotaChange> changes) {
    return changes.stream()
        .filter(QuotaChange::exceeded)
        .map(
            change ->
                Obstacle.of(
                    FaultCode.QUOTA_EXCEEDED,
                    change.name(),
                    change.delta(),
                    change.used(),
                    change.limit()))
        .toList();
  }

  /** What a new cluster is to reserve, by quota name. */
  static Map<String, Long> sums(Chosen chosen) {
    Map<String, Long> sums = added(chosen);
    sums.put("clusters", 1L);
    return sums;
  }

  /** What further nodes of a cluster are to reserve, by quota name. */
  static Map<String, Long> added(Chosen chosen) {
    Map<String, Long> sums = new TreeMap<>();
    String addresses = Leases.quota(chosen.network().filter(PublicNetwork::onlySix).isPresent());
    for (DraftedNode node : chosen.nodes()) {
      ContainerRelease.reserved(size(node))
          .forEach((name, amount) -> sums.merge(name, amount, Long::sum));
      sums.merge(addresses, node.wantsAny() ? 1L : 0L, Long::sum);
    }
    return sums;
  }

  /** What a change of a cluster takes, by quota name; below zero: gives back. */
  static Map<String, Long> changed(ChosenChange change) {
    Map<String, Long> sums = added(change.chosen());
    Growths.more(change.resizings()).forEach((name, amount) -> sums.merge(name, amount, Long::sum));
    return sums;
  }

  /** The same without what is counted when it is taken. */
  static Map<String, Long> reservable(Map<String, Long> sums) {
    Map<String, Long> left = new TreeMap<>(sums);
    left.remove(Leases.quota(false));
    left.remove(Leases.quota(true));
    return left;
  }

  static ContainerSize size(DraftedNode node) {
    return size(node.size());
  }

  static ContainerSize size(NodeSize size) {
    return new ContainerSize(
        size.now().vcpus(),
        size.maxVcpus(),
        size.now().memoryMiB(),
        size.maxMemoryMiB(),
        size.now().diskGiB());
  }
}
