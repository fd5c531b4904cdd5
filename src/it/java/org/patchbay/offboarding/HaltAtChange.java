package org.patchbay.offboarding;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.testing.HaltAtLine;

/**
 * Stops the process dead within the transaction of a tenant's change, {@code
 * patchbay.test.halt-at-change}: all of it was done, and none of it is committed.
 */
@ApplicationScoped
public class HaltAtChange {
  private static final int LAST = 9000;

  void changed(@Observes @Priority(LAST) TenantChanged event) {
    if (event.action().equals(System.getProperty("patchbay.test.halt-at-change"))) {
      Runtime.getRuntime().halt(HaltAtLine.STATUS);
    }
  }
}
