package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HostMove;
import org.patchbay.container.entity.lost.Recovery;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;

/** Works out what can be done for a container without a lost host, doing none of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Recoveries {
  @Inject LostSteps hosts;
  @Inject MoveOffers places;
  @Inject Consequences consequences;
  @Inject Journeys journeys;
  @Inject Addresses addresses;

  boolean isPossible(Container container) {
    boolean occupied = container.clusterId().isPresent() && !container.retiring();
    return occupied
        && (hosts.isGone(container.hostId()) || journeys.dataLostAt(container.id()).isPresent());
  }

  Recovery of(Container container) {
    if (container.retiring()) {
      throw Fault.of(FaultCode.BEING_RETIRED, container.name());
    }
    if (container.clusterId().isEmpty()) {
      throw Fault.of(FaultCode.CONTAINER_FREE, container.name());
    }
    if (hosts.isGone(container.hostId())) {
      return elsewhere(container);
    }
    return journeys
        .dataLostAt(container.id())
        .map(lost -> withoutData(container, lost))
        .orElseThrow(() -> Fault.of(FaultCode.NOTHING_LOST, container.name()));
  }

  private Recovery elsewhere(Container container) {
    MoveOffers.Place place = place(container);
    boolean kept = place.shared();
    boolean dataLost = !kept && !container.dataAwaited();
    return new Recovery(
        container.name(),
        places.nameOf(container.hostId()),
        Optional.of(place.placing()),
        kept,
        kept ? 0 : container.size().diskGiB() - container.dataGiB(),
        dataLost ? container.dataGiB() : 0,
        addresses(container));
  }

  /** Where the machine may be already is the only place where it may be started. */
  private MoveOffers.Place place(Container container) {
    HostMove move = container.move();
    Optional<UUID> there = move.mayBeAt().filter(host -> !hosts.isGone(host));
    return there.isPresent()
        ? places.underWay(container, there.get(), move.mayBeInPool().orElseThrow())
        : places.forOther(
            container,
            null,
            consequences.apart(container.id()),
            consequences.neighbours(container.id()));
  }

  private Recovery withoutData(Container container, String lost) {
    return new Recovery(
        container.name(),
        lost,
        Optional.empty(),
        false,
        0,
        container.dataGiB(),
        addresses(container));
  }

  private List<String> addresses(Container container) {
    return addresses.of(container.id()).stream().map(Recoveries::identity).toList();
  }

  private static String identity(Nic nic) {
    return String.join(", ", nic.texts()) + " (" + nic.mac() + ")";
  }
}
