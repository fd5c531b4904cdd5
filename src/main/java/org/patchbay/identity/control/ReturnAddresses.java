package org.patchbay.identity.control;

import java.util.List;
import org.patchbay.fault.entity.Fault;

/** To which addresses of the portal the identity provider leads browsers back. */
public interface ReturnAddresses {
  /** One that it was asked about. */
  record Asked(String address, boolean accepted) {}

  /**
   * Asks, as a browser would, about where a login, a step-up and a logout end.
   *
   * @param portal an address of the portal, without a slash at the end
   * @throws Fault {@code IDENTITY_UNREACHABLE}
   */
  List<Asked> under(String portal);
}
