package org.patchbay.offboarding.entity;

import org.patchbay.reconcile.entity.Trouble;

/**
 * Something of a tenant that is still there though it is to go.
 *
 * @param place its page behind the tenant's own address; null where it has none
 * @param host it runs on; null where it runs on none
 * @param trouble why it is not gone; null while it just takes its time
 */
public record Left(Part part, String name, String place, String host, Trouble trouble) {
  /** Whether somebody has to see to it. */
  public boolean isStuck() {
    return trouble != null && trouble.terminal();
  }
}
