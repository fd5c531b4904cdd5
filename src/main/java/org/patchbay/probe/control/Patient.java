package org.patchbay.probe.control;

import java.util.List;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.probe.entity.Duty;
import org.patchbay.probe.entity.Question;

/**
 * A node that a round looks at.
 *
 * @param questions none while its container does not run
 */
record Patient(Duty duty, HostAddress host, Stamp machine, List<Question> questions) {
  UUID container() {
    return duty.container();
  }
}
