package org.patchbay.audit.entity;

import java.util.UUID;

/**
 * What was changed.
 *
 * @param tenant whose chain tells it, or the platform's scope
 * @param kind as {@code cluster}
 * @param name as people called it then
 */
public record AuditObject(UUID tenant, String kind, String id, String name) {
  public AuditObject(UUID tenant, String kind, UUID id, String name) {
    this(tenant, kind, id.toString(), name);
  }
}
