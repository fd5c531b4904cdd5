package org.patchbay.container.control;

import java.util.UUID;

/** A container is to have other public addresses than before; in the transaction of the wish. */
public record AddressChanged(UUID container) {}
