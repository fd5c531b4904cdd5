package org.patchbay.hypervisor.edge.simulated;

import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.Stamp;

/** Whose a machine is: ours are those that bear the tenant's stamp. */
final class Ownership {
  private Ownership() {}

  static boolean is(SimulatedMachine machine, Stamp stamp) {
    return machine.stamp().map(Stamp::tenant).filter(stamp.tenant()::equals).isPresent();
  }

  static SimulatedMachine required(SimulatedMachine machine, Stamp stamp) {
    if (!is(machine, stamp)) {
      throw Fault.of(FaultCode.NOT_OUR_MACHINE, machine.name());
    }
    return machine;
  }
}
