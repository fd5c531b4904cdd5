package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.control.ContainerPlaces.Site;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.operation.control.Operations;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Sees snapshots off that are to go, wherever they lie. Taking them and putting them back is the
 * container's matter, for which its machine has to be off.
 */
@ApplicationScoped
public class SnapshotReconciler implements Reconciler {
  public static final String KIND = "snapshot";

  @Inject Snapshots snapshots;
  @Inject SnapshotNotes notes;
  @Inject ContainerPlaces places;
  @Inject Hypervisors hypervisors;
  @Inject Operations operations;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<Snapshot> found = snapshots.find(id);
    if (found.isEmpty()) {
      return new Verdict.Gone();
    }
    boolean goes = found.get().state() == SnapshotState.DELETING;
    return goes ? delete(found.get()) : new Verdict.Settled();
  }

  private Verdict delete(Snapshot snapshot) {
    Site site = places.site(snapshot.hostId(), snapshot.pool());
    if (site.host().isGone()) {
      tell("abandon", snapshot, site);
      notes.leave(snapshot.id());
    } else {
      hypervisors.of(site.address()).forgetVolume(site.address(), site.volume(snapshot.volume()));
      tell("delete", snapshot, site);
      notes.gone(snapshot.id());
    }
    return new Verdict.Gone();
  }

  private void tell(String step, Snapshot snapshot, Site site) {
    operations.line(KIND, snapshot.id(), "container.snapshot.step." + step, site.host().name());
  }
}
