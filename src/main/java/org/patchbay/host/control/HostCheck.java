package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.Lack;
import org.patchbay.host.entity.Lacks;

/** What hosts lack, as they were seen last. */
@ApplicationScoped
@Transactional
public class HostCheck {
  @Inject Event<BridgesAsked> asking;

  public List<Lack> lacks(Host host) {
    BridgesAsked asked = new BridgesAsked();
    asking.fire(asked);
    return Lacks.of(host, asked.publics(), asked.segments());
  }
}
