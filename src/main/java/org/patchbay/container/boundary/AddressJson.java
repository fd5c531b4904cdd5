package org.patchbay.container.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HeldAddress;

/**
 * A public address of a tenant as the API tells it.
 *
 * @param container name of the one that has it; null while none does
 * @param mac of the interface it is plugged in with
 * @param kept it stays with the tenant when its container goes
 * @param restsUntil until when nobody else gets it; null while it is held
 */
public record AddressJson(
    UUID id,
    String address,
    String network,
    HeldAddress.State state,
    String container,
    String mac,
    String note,
    String reverseName,
    boolean kept,
    Instant takenAt,
    Instant restsUntil) {
  static AddressJson of(HeldAddress held) {
    var lease = held.lease();
    return new AddressJson(
        lease.id(),
        lease.addressText(),
        held.network(),
        held.state(),
        held.at().map(Container::name).orElse(null),
        held.nic() == null ? null : held.nic().mac(),
        lease.note(),
        lease.reverseName(),
        lease.isKept(),
        lease.takenAt(),
        lease.restsUntil().orElse(null));
  }

  /** What a change of it has to have seen. */
  record Wish(UUID id, String container, String note, String reverseName) {}

  Wish wish() {
    return new Wish(id, container, note, reverseName);
  }
}
