package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Whose a host name was that has left is not found there any more; another may have it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LeavingOwnName {
  @Inject OwnNames names;

  void left(@Observes TenantLeaves event) {
    names.free(event.tenant());
  }
}
