package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.ContainerPlaces;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.control.VolumeCopy;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;

/** The data disk of a node that moves, on the hosts it goes between. */
@ApplicationScoped
public class MovedData {
  @Inject ContainerPlaces places;
  @Inject Hosts hosts;
  @Inject Hypervisors hypervisors;
  @Inject VolumeCopy copies;
  @Inject Operations operations;

  /** True when the old container has no machine on its host; asks it, and fails if it is away. */
  boolean sourceIsAbsent(NodeMove move) {
    return places.isAbsent(move.sourceId());
  }

  boolean isThere(NodeMove move) {
    HostAddress to = target(move);
    return hypervisors.of(to).hasVolume(to, volume(to, move));
  }

  /** Copies it; half a copy is not there, and is made anew. */
  void bring(NodeMove move) {
    HostAddress from = source(move);
    HostAddress to = target(move);
    copies.copy(
        from,
        volume(from, move),
        to,
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

  /** True when there is a copy on the host it came from, and that is another one. */
  boolean isLeft(NodeMove move) {
    if (move.dataId().isEmpty() || samePlace(move)) {
      return false;
    }
    HostAddress from = source(move);
    return hypervisors.of(from).hasVolume(from, volume(from, move));
  }

  void forgetSource(NodeMove move) {
    HostAddress from = source(move);
    hypervisors.of(from).forgetVolume(from, volume(from, move));
  }

  /** Where it came from is where it is now; also when the container it went to has gone again. */
  private boolean samePlace(NodeMove move) {
    return places.hostOf(move.targetId()).filter(move.sourceHost()::equals).isPresent();
  }

  private HostAddress source(NodeMove move) {
    return hosts.get(move.sourceHost()).address();
  }

  private HostAddress target(NodeMove move) {
    UUID host = places.hostOf(move.targetId()).orElseThrow();
    return hosts.get(host).address();
  }

  private static VolumeRef volume(HostAddress host, NodeMove move) {
    return ContainerPlaces.dataVolume(host, move.dataId().orElseThrow());
  }
}
