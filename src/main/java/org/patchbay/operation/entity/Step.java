package org.patchbay.operation.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A line of the journal.
 *
 * @param id grows within an operation: who knows a line can ask for those after it
 * @param object the part's name
 * @param messageKey of {@code messages.properties}, filled by {@code parameters}
 */
public record Step(
    long id,
    Instant at,
    String objectKind,
    UUID objectId,
    String object,
    String messageKey,
    List<Object> parameters,
    StepState state) {}
