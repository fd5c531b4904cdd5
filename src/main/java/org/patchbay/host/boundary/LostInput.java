package org.patchbay.host.boundary;

import org.patchbay.fault.entity.Fault;

/** Whether a host is lost: off, and not coming back by itself. */
public record LostInput(Boolean lost) {
  boolean said() {
    if (lost == null) {
      throw Fault.invalid("lost", "input.required");
    }
    return lost;
  }
}
