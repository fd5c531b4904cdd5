package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.container.control.ContainerPlaces.Site;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.container.entity.snapshot.SnapshotRules;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.reconcile.entity.Trouble;

/** A container's snapshots as people see them. */
@ApplicationScoped
@Transactional
public class SnapshotList {
  @Inject Containers containers;
  @Inject Snapshots snapshots;
  @Inject Hosts hosts;
  @Inject Troubles troubles;

  /** The latest first; however many they are, the database is asked as often. */
  public List<SnapshotRow> of(UUID container) {
    return rows(containers.get(container), snapshots.of(container));
  }

  /**
   * One of them.
   *
   * @throws Fault {@code NO_SUCH_THING} when it is none of the container's
   */
  public SnapshotRow get(UUID container, UUID snapshot) {
    return row(containers.get(container), snapshots.get(container, snapshot));
  }

  SnapshotRow row(Container container, Snapshot snapshot) {
    return rows(container, List.of(snapshot)).get(0);
  }

  private List<SnapshotRow> rows(Container container, List<Snapshot> some) {
    Around around = around(container, some);
    return some.stream().map(snapshot -> row(around, container, snapshot)).toList();
  }

  /**
   * What there is to say of a container's snapshots beside themselves.
   *
   * @param hosts theirs, and the container's
   * @param ofContainer why what is under way does not go on
   * @param ofThose why those that are to go do not
   */
  private record Around(
      Map<UUID, Host> hosts, Optional<Trouble> ofContainer, Map<UUID, Trouble> ofThose) {
    Site site(UUID host, String pool) {
      return new Site(hosts.get(host), pool);
    }

    /** Why what is wished of it has not happened yet. */
    Optional<Trouble> trouble(Snapshot snapshot) {
      return switch (snapshot.state()) {
        case KEPT -> Optional.empty();
        case DELETING -> Optional.ofNullable(ofThose.get(snapshot.id()));
        case TAKING, RESTORING -> ofContainer;
      };
    }
  }

  private Around around(Container container, List<Snapshot> some) {
    Set<UUID> ids = new HashSet<>(Set.of(container.hostId()));
    some.forEach(snapshot -> ids.add(snapshot.hostId()));
    return new Around(
        hosts.all(ids),
        troubles.of(ContainerReconciler.KIND, container.id()),
        troubles.of(
            SnapshotReconciler.KIND,
            some.stream()
                .filter(one -> one.state() == SnapshotState.DELETING)
                .map(Snapshot::id)
                .collect(Collectors.toSet())));
  }

  private static SnapshotRow row(Around around, Container container, Snapshot snapshot) {
    Site lies = around.site(snapshot.hostId(), snapshot.pool());
    Site has = around.site(container.hostId(), container.pool());
    Optional<Trouble> trouble = around.trouble(snapshot);
    return new SnapshotRow(
        snapshot,
        lies.host().name(),
        trouble.map(found -> Fault.of(found.code(), found.parameters().toArray())),
        trouble.filter(Trouble::terminal).isPresent(),
        SnapshotRules.againstRestoring(
                container, snapshot, lies.isSame(has), lies.host().name(), has.host().name())
            .or(() -> SnapshotRules.againstCopying(snapshot, lies.host())));
  }
}
