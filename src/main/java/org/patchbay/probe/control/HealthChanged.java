package org.patchbay.probe.control;

import java.util.UUID;

/** The health of a node of that cluster became another; fired when that is committed. */
public record HealthChanged(UUID cluster) {}
