package org.patchbay.host.boundary;

import org.patchbay.fault.entity.Fault;

/** Whether new containers may be placed on a host. */
public record EnabledInput(Boolean enabled) {
  boolean wanted() {
    if (enabled == null) {
      throw Fault.invalid("enabled", "input.required");
    }
    return enabled;
  }
}
