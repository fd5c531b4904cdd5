package org.patchbay.testing;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.control.ContainerRecovery;
import org.patchbay.container.control.Leftovers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.lost.Recovery;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.Losing;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.tenant.control.TenantScope;

/** Simulated hosts that die, are said to be lost, and come back; and who does without them. */
public final class LostHosts {
  private final EngineContainer portal;
  private final SimulatedPlatform platform;

  public LostHosts(EngineContainer portal, SimulatedPlatform platform) {
    this.portal = portal;
    this.platform = platform;
  }

  public Host host(UUID id) {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(id));
  }

  public Host named(String name) {
    return portal.inTransaction(() -> portal.get(Hosts.class).named(name));
  }

  private static URI uri(Host host) {
    return host.address().uri();
  }

  /** It loses its power; its machines are off. */
  public void die(Host host) {
    portal.get(Simulation.class).die(uri(host));
  }

  /** It goes on, and its machines with it, and nobody hears of it. */
  public void cut(Host host) {
    portal.get(Simulation.class).cut(uri(host));
  }

  /** It answers again. */
  public void heal(Host host) {
    portal.get(Simulation.class).heal(uri(host));
    Eventually.until(host.name() + " answers", () -> host(host.id()).reachable());
  }

  /** An administrator says that it is lost, once it is seen not to answer. */
  public void lose(Host host) {
    Eventually.until(host.name() + " is silent", () -> !host(host.id()).reachable());
    platform.asPlatform(() -> portal.get(Losing.class).lose(host.id()));
  }

  public void find(Host host) {
    platform.asPlatform(() -> portal.get(Losing.class).find(host.id()));
  }

  /** Nothing of what was on it has to go there any more. */
  public boolean isTidy(Host host) {
    return platform.asPlatform(() -> portal.get(Leftovers.class).on(host.id())).isEmpty();
  }

  public Recovery plan(ClusterDesk desk, Container container) {
    return desk.as(() -> portal.get(ContainerRecovery.class).plan(container.id()));
  }

  /** Agrees to everything; returns the operation. */
  public UUID recover(ClusterDesk desk, Container container) {
    Recovery plan = plan(desk, container);
    var confirmed = new HashSet<>(plan.unconfirmed(java.util.Set.of()));
    return desk.as(
        () -> portal.get(ContainerRecovery.class).recover(container.id(), plan.id(), confirmed));
  }

  public List<Host> all() {
    return TenantScope.within(
        TenantScope.PLATFORM, () -> portal.inTransaction(() -> portal.get(Hosts.class).all()));
  }
}
