package org.patchbay.image.control;

import java.util.UUID;

/** An image is about to be deleted; who still needs it objects with a fault. */
public record ImageLeaves(UUID image) {}
