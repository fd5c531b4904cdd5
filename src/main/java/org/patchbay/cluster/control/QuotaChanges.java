package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.cluster.entity.QuotaChange;
import org.patchbay.container.control.ContainerRelease;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;

/** What a cluster's nodes take of the tenant's quotas. */
@ApplicationScoped
public class QuotaChanges {
  @Inject Quotas quotas;

  List<QuotaChange> of(List<DraftedNode> nodes) {
    Map<String, Long> sums = sums(nodes);
    return quotas.of(TenantScope.current()).stream()
        .filter(quota -> sums.containsKey(quota.name()))
        .map(
            quota ->
                new QuotaChange(quota.name(), quota.used(), sums.get(quota.name()), quota.limit()))
        .toList();
  }

  /** What is to be reserved, by quota name. */
  static Map<String, Long> sums(List<DraftedNode> nodes) {
    Map<String, Long> sums = new TreeMap<>();
    sums.put("clusters", 1L);
    for (DraftedNode node : nodes) {
      ContainerRelease.reserved(size(node), node.wantsPublic() ? 1 : 0)
          .forEach((name, amount) -> sums.merge(name, amount, Long::sum));
    }
    return sums;
  }

  static ContainerSize size(DraftedNode node) {
    var size = node.size();
    return new ContainerSize(
        size.now().vcpus(),
        size.maxVcpus(),
        size.now().memoryMiB(),
        size.maxMemoryMiB(),
        size.now().diskGiB());
  }
}
