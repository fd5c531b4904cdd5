package org.patchbay.tenant.control;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Something in a room that can't know of the trail is about to be committed; told within the
 * transaction of the change.
 *
 * @param action the verb, as {@code token.make}
 * @param kind of the thing, as {@code token}
 */
public record ThingChanged(
    String action,
    UUID tenant,
    String kind,
    UUID id,
    String name,
    Map<String, ?> before,
    Map<String, ?> after) {
  /** Somebody changed something about themselves, which is no tenant's. */
  public static ThingChanged ofPerson(
      String action, String username, Map<String, ?> before, Map<String, ?> after) {
    UUID id = UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8));
    return new ThingChanged(action, TenantScope.PLATFORM, "person", id, username, before, after);
  }
}
