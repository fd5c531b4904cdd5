package org.patchbay.helpdesk.boundary;

import org.patchbay.helpdesk.entity.GlassWish;

/**
 * An emergency access to be begun.
 *
 * @param tenant slug
 * @param minutes until it ends by itself
 * @param reason for the tenant's owners, the other administrators, and the trail
 */
public record NewGlass(String tenant, Integer minutes, String reason) {
  GlassWish wish() {
    return new GlassWish(minutes == null ? 0 : minutes, reason);
  }
}
