package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.DiskClasses;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;

/** Gives containers of a cluster other sizes, and their old ones back. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SizeChanges {
  @Inject ContainerMarch march;
  @Inject ContainerSizing sizing;
  @Inject DiskClasses disks;

  /** Wishes them; the containers to nudge. Quotas are the caller's. */
  List<Container> resize(Cluster cluster, List<Resizing> resizings) {
    Map<UUID, Container> theirs = theirs(cluster);
    List<Container> told = new ArrayList<>();
    for (Resizing one : resizings) {
      Container container = theirs.get(one.container());
      container.resizeInTurn(one.after(), one.restarts());
      told.add(container);
    }
    disks.reserve(cluster.tenantId());
    return told;
  }

  /** How a cancel finds the size again. */
  static String line(Resizing one) {
    ContainerSize size = one.before();
    return "%s=%d,%d,%d,%d,%d"
        .formatted(
            one.container(),
            size.vcpus(),
            size.maxVcpus(),
            size.memoryMiB(),
            size.maxMemoryMiB(),
            size.diskGiB());
  }

  /**
   * Wishes the old sizes again, but for disks that have grown; nothing is restarted for that any
   * more. The containers to nudge.
   */
  List<Container> putBack(Cluster cluster, List<String> lines) {
    Map<UUID, Container> theirs = theirs(cluster);
    List<Container> told = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("[=,]");
      Container container = theirs.get(UUID.fromString(parts[0]));
      if (container != null && !container.retiring() && !container.spare()) {
        sizing.putBack(container, size(parts));
        told.add(container);
      }
    }
    return told;
  }

  private static ContainerSize size(String[] parts) {
    return new ContainerSize(
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]),
        Long.parseLong(parts[5]));
  }

  private Map<UUID, Container> theirs(Cluster cluster) {
    return march.locked(cluster.id()).stream()
        .collect(Collectors.toMap(Container::id, Function.identity()));
  }
}
