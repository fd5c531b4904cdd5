package org.patchbay.container.entity.picture;

import org.patchbay.container.entity.HeldAddress;

/** A public address that is plugged in nowhere. */
public record Loose(Plug plug, HeldAddress.State state) {}
