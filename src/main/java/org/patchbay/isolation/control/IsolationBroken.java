package org.patchbay.isolation.control;

import java.util.UUID;
import org.patchbay.isolation.entity.IsolationState;

/** The alarm: a tenant is not apart, or not together. Fired in the transaction that says so. */
public record IsolationBroken(UUID tenant, UUID check, IsolationState state) {}
