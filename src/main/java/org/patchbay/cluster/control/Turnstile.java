package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.patchbay.container.control.Offers;
import org.patchbay.network.control.Leases;

/**
 * Lets approvals through one at a time, on all portal instances: what a second one sees must
 * include what the first one took.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Turnstile {
  @Inject Offers offers;
  @Inject Leases leases;

  /** Held until the transaction ends. */
  void pass() {
    offers.alone();
    leases.alone();
  }
}
