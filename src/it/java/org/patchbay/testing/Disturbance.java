package org.patchbay.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.image.control.Images;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.Image;

/** What can go wrong around a cluster while something is done to it, and how that ends. */
public enum Disturbance {
  HOST_DIES(FaultCode.HOST_UNREACHABLE, false),
  HOST_FREEZES(FaultCode.HOST_TIMEOUT, false),
  PORTAL_KILLED(null, false),
  POOL_FULL(FaultCode.POOL_FULL, true),
  IMAGE_LOST(FaultCode.IMAGE_LOST, true);

  private final FaultCode told;
  private final boolean onlyWhenMaking;

  Disturbance(FaultCode told, boolean onlyWhenMaking) {
    this.told = told;
    this.onlyWhenMaking = onlyWhenMaking;
  }

  /** Whether anybody is told of it by an operation that makes disks on that host, or does not. */
  public boolean isTold(boolean makes) {
    return told != null && (makes || !onlyWhenMaking);
  }

  public FaultCode fault() {
    return told;
  }

  /** What must be there before the work is asked for: an image is found missing when needed. */
  public void prepare(EngineContainer portal, Path folder) {
    if (this == IMAGE_LOST) {
      forgetLibrary(folder.resolve("images"));
      hosts(portal).forEach(host -> dropImage(portal, host));
    }
  }

  private static void forgetLibrary(Path images) {
    try (Stream<Path> files = Files.list(images)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void dropImage(EngineContainer portal, Host host) {
    String name = image(portal).volume(host.pool(), false).name();
    portal.get(Simulation.class).dropVolume(host.address().uri(), name);
  }

  private static Image image(EngineContainer portal) {
    return portal.inTransaction(() -> portal.get(Images.class).ready().get(0));
  }

  private static List<Host> hosts(EngineContainer portal) {
    return portal.inTransaction(() -> portal.get(Hosts.class).all());
  }

  /**
   * It begins.
   *
   * @param host that something is to happen on
   * @param all hosts: where everything is full, it does not help to go elsewhere
   */
  public void strike(Simulation simulation, URI host, Set<URI> all) {
    switch (this) {
      case HOST_DIES -> simulation.die(host);
      case HOST_FREEZES -> simulation.freeze(host);
      case POOL_FULL -> all.forEach(simulation::fill);
      case PORTAL_KILLED, IMAGE_LOST -> {
        // Not the host's trouble.
      }
    }
  }

  /** It is over. */
  public void end(EngineContainer portal, SimulatedPlatform platform, Set<URI> all) {
    all.forEach(portal.get(Simulation.class)::heal);
    if (this == IMAGE_LOST) {
      platform.asPlatform(
          () ->
              portal
                  .get(Library.class)
                  .fill(image(portal).id(), new ByteArrayInputStream(SimulatedPlatform.qcow2())));
    }
  }
}
