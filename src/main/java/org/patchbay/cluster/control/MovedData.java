package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.ContainerPlaces;
import org.patchbay.container.control.ContainerPlaces.Site;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.control.VolumeCopy;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;

/** The data disk of a node that moves, on the hosts it goes between. */
@ApplicationScoped
public class MovedData {
  @Inject ContainerPlaces places;
  @Inject Hypervisors hypervisors;
  @Inject VolumeCopy copies;
  @Inject Operations operations;

  /** True when the old container has no machine on its host; asks it, and fails if it is away. */
  boolean sourceIsAbsent(NodeMove move) {
    return places.isAbsent(move.sourceId());
  }

  boolean isThere(NodeMove move) {
    Site to = target(move);
    return hypervisors.of(to.address()).hasVolume(to.address(), volume(to, move));
  }

  /** Copies it; half a copy is not there, and is made anew. */
  void bring(NodeMove move) {
    Site from = source(move);
    Site to = target(move);
    copies.copy(
        from.address(),
        volume(from, move),
        to.address(),
        volume(to, move),
        (done, all) ->
            operations.line(
                StepState.RUNNING,
                NodeMoveReconciler.KIND,
                move.id(),
                "cluster.move.progress",
                done >> 20,
                Math.max(1, all >> 20)));
  }

  /** True when there is a copy where it came from, and that is another place. */
  boolean isLeft(NodeMove move) {
    if (!mayBeLeft(move)) {
      return false;
    }
    Site from = source(move);
    return hypervisors.of(from.address()).hasVolume(from.address(), volume(from, move));
  }

  /** What can be said without asking the host. */
  boolean mayBeLeft(NodeMove move) {
    return move.dataId().isPresent() && !samePlace(move);
  }

  /** What is there of it is half a copy. */
  void forgetTarget(NodeMove move) {
    Site to = target(move);
    hypervisors.of(to.address()).forgetVolume(to.address(), volume(to, move));
  }

  void forgetSource(NodeMove move) {
    Site from = source(move);
    hypervisors.of(from.address()).forgetVolume(from.address(), volume(from, move));
  }

  /** Where it came from is where it is now; also when the container it went to has gone again. */
  private boolean samePlace(NodeMove move) {
    return places.siteOf(move.targetId()).filter(source(move)::isSame).isPresent();
  }

  private Site source(NodeMove move) {
    return places.site(move.sourceHost(), move.sourcePool());
  }

  private Site target(NodeMove move) {
    return places.siteOf(move.targetId()).orElseThrow();
  }

  private static VolumeRef volume(Site site, NodeMove move) {
    return site.dataOf(move.dataId().orElseThrow());
  }
}
