package org.patchbay.hypervisor.edge.simulated;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.hypervisor.HypervisorContract;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Upload;

/** The contract on a simulated host. */
class SimulatedHostIT extends HypervisorContract {
  private static final UUID ID = UUID.randomUUID();

  @TempDir Path folder;
  private Simulation simulation;
  private SimulatedHypervisor door;

  @BeforeEach
  void start() {
    simulation = Simulation.in(folder, Clock.systemUTC());
    simulation.cut(nowhere().uri());
    door = SimulatedHypervisor.on(simulation);
  }

  @Override
  protected Hypervisor door() {
    return door;
  }

  @Override
  protected HostAddress host() {
    return at("simulated://contract/h1?boot=PT0.02S&shutdown=PT0.02S&shared=together");
  }

  @Override
  protected HostAddress another() {
    return at("simulated://contract/h3?shared=together");
  }

  @Override
  protected Optional<String> sharedPool() {
    return Optional.of("together");
  }

  @Override
  protected boolean knowsItsBridges() {
    return true;
  }

  @Override
  protected HostAddress nowhere() {
    return at("simulated://contract/h2");
  }

  private static HostAddress at(String uri) {
    return new HostAddress(
        ID, URI.create(uri), HostProfile.OVS_VLAN, MachineType.AUTO, "patchbay", "br-tenant");
  }

  @Override
  protected Upload image() {
    return new Upload("qcow2", 4, () -> new ByteArrayInputStream(new byte[4]));
  }

  @Override
  protected void hide(MachineSpec spec, String path) {
    simulation.hide(host().uri(), spec.stamp().machine(), path);
  }

  @Override
  protected void addStranger(UUID uuid, String name) {
    simulation.addStranger(host().uri(), uuid, name);
  }

  @Override
  protected void removeStranger(UUID uuid) {
    simulation.vanish(host().uri(), uuid);
  }
}
