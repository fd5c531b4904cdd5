package org.patchbay.offboarding.boundary;

import org.patchbay.offboarding.entity.OffboardingWish;

/**
 * That a tenant is to leave.
 *
 * @param confirm the tenant's slug, once more
 * @param reason what its people read, 1 to 200 characters
 */
public record OffboardingInput(String confirm, String reason) {
  OffboardingWish wish() {
    return new OffboardingWish(confirm, reason);
  }
}
