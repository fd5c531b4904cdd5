package org.patchbay.theme.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.patchbay.tenant.control.TenantLeaves;

/** A tenant's logo and colours go with it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LeavingLooks {
  @Inject Looks looks;

  void left(@Observes TenantLeaves event) {
    if (looks.of(event.tenant().id()).isPresent()) {
      looks.forget(event.tenant().id());
    }
  }
}
