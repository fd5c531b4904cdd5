package org.patchbay.tenant.control;

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
    Map<String, ?> after) {}
