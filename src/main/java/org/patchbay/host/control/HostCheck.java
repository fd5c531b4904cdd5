package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.Lack;
import org.patchbay.host.entity.Lacks;

/** What hosts lack, as they were seen last. */
@ApplicationScoped
@Transactional
public class HostCheck {
  @Inject Event<BridgesAsked> asking;

  public List<Lack> lacks(Host host) {
    BridgesAsked asked = ask();
    return Lacks.of(host, asked.publics(), asked.segments());
  }

  /**
   * The bridges of hosts that carry less than the networks of the scope need, by host and name of
   * the bridge.
   */
  public Map<UUID, Map<String, Lack>> narrow(List<Host> hosts) {
    BridgesAsked asked = ask();
    return hosts.stream().collect(Collectors.toMap(Host::id, host -> narrow(host, asked)));
  }

  private static Map<String, Lack> narrow(Host host, BridgesAsked asked) {
    return Lacks.narrow(host, asked.publics(), asked.segments()).stream()
        .collect(Collectors.toMap(Lack::what, Function.identity(), (one, other) -> one));
  }

  private BridgesAsked ask() {
    BridgesAsked asked = new BridgesAsked();
    asking.fire(asked);
    return asked;
  }
}
