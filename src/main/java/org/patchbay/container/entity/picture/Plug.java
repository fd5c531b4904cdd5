package org.patchbay.container.entity.picture;

/**
 * An interface by its address.
 *
 * @param line id of the network that it is plugged into
 * @param six its address of version 6 beside its first, which only the table says; empty for none
 */
public record Plug(String line, String address, String six) {
  /** With one address. */
  public Plug(String line, String address) {
    this(line, address, "");
  }
}
