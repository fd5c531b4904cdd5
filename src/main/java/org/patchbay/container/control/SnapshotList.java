package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.control.ContainerPlaces.Site;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.container.entity.snapshot.SnapshotRules;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.fault.entity.Fault;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.reconcile.entity.Trouble;

/** A container's snapshots as people see them. */
@ApplicationScoped
@Transactional
public class SnapshotList {
  @Inject Containers containers;
  @Inject Snapshots snapshots;
  @Inject ContainerPlaces places;
  @Inject Troubles troubles;

  /** The latest first. */
  public List<SnapshotRow> of(UUID container) {
    Container found = containers.get(container);
    return snapshots.of(container).stream().map(snapshot -> row(found, snapshot)).toList();
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
    Site lies = places.site(snapshot.hostId(), snapshot.pool());
    Site has = places.site(container.hostId(), container.pool());
    Optional<Trouble> trouble = trouble(snapshot);
    return new SnapshotRow(
        snapshot,
        lies.host().name(),
        trouble.map(found -> Fault.of(found.code(), found.parameters().toArray())),
        trouble.filter(Trouble::terminal).isPresent(),
        SnapshotRules.againstRestoring(
            container, snapshot, lies.isSame(has), lies.host().name(), has.host().name()));
  }

  /** Why what is wished of it has not happened yet. */
  private Optional<Trouble> trouble(Snapshot snapshot) {
    if (snapshot.state() == SnapshotState.KEPT) {
      return Optional.empty();
    }
    return snapshot.state() == SnapshotState.DELETING
        ? troubles.of(SnapshotReconciler.KIND, snapshot.id())
        : troubles.of(ContainerReconciler.KIND, snapshot.containerId());
  }
}
