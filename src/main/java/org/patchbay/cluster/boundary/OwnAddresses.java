package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.container.control.AddressBook;

/** The tenant's public addresses that a new node can be given, for forms to choose from. */
@RequestScoped
public class OwnAddresses {
  /** As many as a person can choose from. */
  private static final int MOST = 200;

  @Inject AddressBook book;

  List<String> free() {
    return book.free(MOST).stream().map(held -> held.lease().addressText()).toList();
  }
}
