package org.patchbay.probe.control;

import org.patchbay.container.entity.Container;
import org.patchbay.probe.entity.Finding;

/** A node's health became another; fired in the transaction that notes it. */
public record HealthChanged(Container container, Finding finding) {}
