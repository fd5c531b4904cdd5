package org.patchbay.identity.control;

import java.net.URI;

/** The identity provider asks the caller again who they are. */
public interface Confirmations {
  /**
   * Begins, for the session that the request came with.
   *
   * @param acr the level to be reached
   * @param language a tag; null to leave it to the provider
   * @return where the browser is to be sent
   * @throws org.patchbay.fault.entity.Fault {@code IDENTITY_UNREACHABLE}
   */
  URI begin(String acr, String language);
}
