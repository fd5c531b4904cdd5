package org.patchbay.hypervisor.edge.simulated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.testing.Eventually;

/** Defines machines at a host once all others are ready to do the same. */
final class DefiningScript {
  private DefiningScript() {}

  /** Folder, URI of the host, number of the first machine, how many, how many processes. */
  public static void main(String[] given) throws Exception {
    Path folder = Path.of(given[0]);
    HostAddress host = Farm.at(given[1]);
    int first = Integer.parseInt(given[2]);
    int count = Integer.parseInt(given[3]);
    var door = SimulatedHypervisor.on(Simulation.in(folder, Clock.systemUTC()));
    Files.createFile(folder.resolve("ready-" + first));
    Eventually.until("all are ready", () -> ready(folder) == Integer.parseInt(given[4]));
    for (int i = first; i < first + count; i++) {
      door.define(host, Farm.machine(i));
    }
  }

  private static int ready(Path folder) {
    return folder.toFile().list((where, name) -> name.startsWith("ready-")).length;
  }
}
