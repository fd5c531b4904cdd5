package org.patchbay.hypervisor.edge.simulated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;

/** The simulated hosts of this process, and what can be made to go wrong with them. */
@ApplicationScoped
public class Simulation {
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.simulated.dir")
  Path folder;

  private final Map<String, SimulatedHost> hosts = new ConcurrentHashMap<>();
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  /** The host, unless it is away. */
  SimulatedHost reach(HostAddress address) {
    HostShape shape = HostShape.of(address.uri());
    if (away.contains(shape.key())) {
      throw Fault.of(FaultCode.HOST_UNREACHABLE, shape.key());
    }
    return host(shape);
  }

  private SimulatedHost host(HostShape shape) {
    return hosts.computeIfAbsent(
        shape.key(),
        key ->
            new SimulatedHost(
                shape,
                new StateFile(folder.resolve(key.replaceAll("[^A-Za-z0-9.-]", "_") + ".yaml")),
                clock));
  }

  /** From now on every call to the host fails with {@code HOST_UNREACHABLE}. */
  public void cut(URI host) {
    away.add(HostShape.of(host).key());
  }

  public void heal(URI host) {
    away.remove(HostShape.of(host).key());
  }

  /** Puts a machine there that is not ours. */
  public void addStranger(URI host, UUID uuid, String name) {
    host(HostShape.of(host)).addStranger(uuid, name);
  }

  /** Takes a machine away, as somebody at the host might. */
  public void vanish(URI host, UUID machine) {
    host(HostShape.of(host)).vanish(machine);
  }

  /** Pulls a machine's plug behind our back. */
  public void crash(URI host, UUID machine) {
    host(HostShape.of(host)).crash(machine);
  }
}
