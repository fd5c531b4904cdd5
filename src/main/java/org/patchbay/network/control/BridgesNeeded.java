package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.patchbay.host.control.BridgesAsked;

/** Says which bridges hosts need for the networks there are; the caller's scope decides whose. */
@ApplicationScoped
@Transactional
public class BridgesNeeded {
  @Inject Segments segments;
  @Inject PublicNetworks networks;

  void asked(@Observes BridgesAsked event) {
    networks.all().forEach(network -> event.needPublic(network.bridge(), network.mtu()));
    segments.all().forEach(segment -> event.needSegment(segment.id(), segment.mtu()));
  }
}
