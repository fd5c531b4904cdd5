package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.control.VolumeCopy;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.tenant.control.TenantScope;

/** A stopped container's disks, copied from host to host. */
@ApplicationScoped
public class ContainerCopies {
  @Inject VolumeCopy copies;
  @Inject Hypervisors hypervisors;
  @Inject ContainerMoves moves;
  @Inject Operations operations;

  /** It is no longer wished there. */
  private static final class ChangeOfMind extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Half a copy looks whole on the host, so it counts only once it is written down as copied. */
  void bring(ContainerView here, ContainerView there) {
    UUID id = here.container().id();
    UUID target = there.host().id();
    try {
      copy(here, there, here.spec().disk().volume(), there.spec().disk().volume());
      if (here.spec().data().isPresent()) {
        copy(here, there, data(here), data(there));
      }
      moves.copied(id, target, true);
    } catch (RuntimeException e) {
      if (moves.isMoving(id, target)) {
        throw e;
      }
    }
  }

  private static VolumeRef data(ContainerView view) {
    return view.spec().data().orElseThrow().volume();
  }

  private void copy(ContainerView here, ContainerView there, VolumeRef from, VolumeRef to) {
    // It is told on the thread that reads, which is nobody's.
    UUID tenant = here.container().tenantId();
    copies.copy(
        here.host(),
        from,
        there.host(),
        to,
        (done, all) -> TenantScope.within(tenant, () -> told(here, there, done >> 20, all)));
  }

  private void told(ContainerView here, ContainerView there, long mib, long all) {
    UUID id = here.container().id();
    if (!moves.isMoving(id, there.host().id())) {
      throw new ChangeOfMind();
    }
    operations.line(
        StepState.RUNNING,
        ContainerReconciler.KIND,
        id,
        "container.move.progress",
        mib,
        Math.max(1, all >> 20));
  }
}
