package org.patchbay.container.entity.picture;

/**
 * An interface by its address.
 *
 * @param line id of the network that it is plugged into
 */
public record Plug(String line, String address) {}
