package org.patchbay.tenant.entity;

/** How much of one thing a tenant may reserve, and has reserved. */
public record Quota(String name, long limit, long used) {
  public long free() {
    return Math.max(0, limit - used);
  }
}
