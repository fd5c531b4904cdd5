package org.patchbay.operation.entity;

import java.util.UUID;

/** Fired after a line was committed to the journals of the operations that wait for its object. */
public record LineWritten(String objectKind, UUID objectId, String messageKey) {}
