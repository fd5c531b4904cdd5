package org.patchbay.hypervisor.edge.simulated;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;

/** Every kind of change to a host, one after the other; it may be begun anew at any time. */
final class HaltingScript {
  static final HostAddress HOST = Farm.at("simulated://script/h1?boot=PT0S");
  static final MachineSpec STAYS = Farm.machine(1, "stays & \"stays\" 📞");
  static final MachineSpec GOES = Farm.machine(2);
  private static final SegmentSpec LEFT = new SegmentSpec(102);

  private static final List<Consumer<Hypervisor>> STEPS =
      List.of(
          door -> door.joinSegment(HOST, Farm.SEGMENT),
          door -> door.joinSegment(HOST, LEFT),
          door -> door.joinPublic(HOST, new PublicSpec("p", "br-public")),
          door -> door.upload(HOST, Farm.IMAGE, Farm.bytes(1000)),
          door -> door.createDisk(HOST, STAYS.disk()),
          door -> door.upload(HOST, STAYS.seed(), Farm.bytes(10)),
          door -> door.define(HOST, STAYS),
          door -> door.define(HOST, GOES),
          door -> door.power(HOST, STAYS.stamp(), PowerAction.START),
          door -> door.forget(HOST, GOES.stamp()),
          door -> door.forgetVolume(HOST, STAYS.seed()),
          door -> door.leavePublic(HOST, new PublicSpec("p", "br-public")),
          door -> door.leaveSegment(HOST, LEFT));
  static final int CHANGES = STEPS.size();

  private HaltingScript() {}

  public static void main(String[] folder) {
    run(Path.of(folder[0]), CHANGES);
  }

  /** Makes the first changes; time stands still, so that the same changes give the same bytes. */
  static SimulatedHypervisor run(Path folder, int changes) {
    var door = SimulatedHypervisor.on(Simulation.in(folder, new SettableClock()));
    STEPS.subList(0, changes).forEach(step -> step.accept(door));
    return door;
  }
}
