package org.patchbay.operation.entity;

import java.util.Optional;
import org.patchbay.reconcile.entity.Trouble;

/**
 * A part as a page shows it.
 *
 * @param trouble why it failed, or, while it is pending, what keeps it: then the engine goes on by
 *     itself
 */
public record PartStatus(Part part, PartState state, Optional<Trouble> trouble) {}
