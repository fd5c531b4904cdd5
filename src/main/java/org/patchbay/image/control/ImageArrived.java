package org.patchbay.image.control;

import java.util.UUID;

/** An image's volume is on the host now; fired in the transaction that writes it down. */
public record ImageArrived(UUID image, UUID host) {}
