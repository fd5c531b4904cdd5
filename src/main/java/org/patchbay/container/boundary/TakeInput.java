package org.patchbay.container.boundary;

import org.patchbay.fault.entity.Fault;

/**
 * A wish for a public address.
 *
 * @param network name or id; absent for the first that the tenant may use
 * @param version 4 or 6; absent for 4
 * @param address one that the tenant gave back and that rests still; absent for any
 * @param note what it is for
 * @param reverseName what it is called
 */
public record TakeInput(
    String network, Integer version, String address, String note, String reverseName) {
  boolean six() {
    int wanted = version == null ? 4 : version;
    if (wanted != 4 && wanted != 6) {
      throw Fault.invalid("version", "input.unknown", wanted);
    }
    return wanted == 6;
  }
}
