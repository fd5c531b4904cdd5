package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.OldSize;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.reconcile.control.Nudges;

/**
 * Puts the old size back when its change is cancelled, but for a disk that has grown already: disks
 * never shrink. Nothing is restarted for it: what would need that waits for the next stop.
 */
@ApplicationScoped
@Transactional
public class SizeTakingBack {
  @Inject EntityManager em;
  @Inject Containers containers;
  @Inject ContainerSizing sizing;
  @Inject Nudges nudges;

  void cancelled(@Observes OperationCancelled event) {
    if (!event.operation().kind().equals(ContainerSizing.RESIZE)) {
      return;
    }
    Optional.ofNullable(em.find(OldSize.class, event.operation().id()))
        .ifPresent(old -> putBack(containers.locked(event.operation().target().id()), old, event));
  }

  private void putBack(Container container, OldSize old, OperationCancelled event) {
    if (container.retiring()) {
      return;
    }
    sizing.putBack(container, old.size());
    nudges.nudge(ContainerReconciler.KIND, container.id(), container.tenantId());
    event.wishPutBack();
  }
}
