package org.patchbay.container.boundary;

import java.net.InetAddress;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.entity.Subnet;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** A place in the list of a tenant's public addresses. */
record AddressPlace(Paging paging) {
  private static final InetAddress BEFORE_ALL = Subnet.address("0.0.0.0").orElseThrow();

  private Optional<Cursor> cursor() {
    return paging.cursor(2);
  }

  boolean isFirst() {
    return cursor().isEmpty();
  }

  Slice<HeldAddress> slice(AddressBook book) {
    return Slice.of(
        book.publicOnes(
            cursor().map(AddressPlace::address).orElse(BEFORE_ALL),
            cursor().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0)),
            paging.limit() + 1),
        paging.limit(),
        held -> Cursor.after(held.lease().addressText(), held.lease().id()));
  }

  private static InetAddress address(Cursor cursor) {
    return Subnet.address(cursor.key(0))
        .orElseThrow(() -> Fault.invalid("cursor", "web.cursor.invalid"));
  }
}
