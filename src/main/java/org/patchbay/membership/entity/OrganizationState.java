package org.patchbay.membership.entity;

import java.util.Optional;
import org.patchbay.reconcile.entity.Trouble;

/** How far a tenant's organization at the identity provider is. */
public enum OrganizationState {
  /** Others keep it. */
  BY_HAND,
  /** It is being made, or being told something. */
  PENDING,
  READY,
  /** It is tried again by itself. */
  TROUBLED,
  /** Somebody has to see to it. */
  FAILED;

  /** Computed, never set. */
  public static OrganizationState of(
      boolean managed, boolean known, boolean told, Optional<Trouble> trouble) {
    if (!managed) {
      return BY_HAND;
    }
    if (trouble.isPresent()) {
      return trouble.get().terminal() ? FAILED : TROUBLED;
    }
    return known && told ? READY : PENDING;
  }
}
