package org.patchbay.identity.entity;

import java.util.Set;
import java.util.UUID;
import org.patchbay.tenant.entity.Rights;

/**
 * A good API token of a machine that calls.
 *
 * @param tenant slug of the only tenant that it opens
 * @param rights no more than this, whatever its maker may
 * @param maker user name of the member for whom it acts
 * @param mayDestroy whether it was made for that, by somebody who confirmed who they are
 */
public record TokenPass(
    UUID id, String name, String tenant, Rights rights, String maker, boolean mayDestroy) {
  /** The request attribute that holds it. */
  public static final String ATTRIBUTE = "patchbay.request.token";

  /** What the maker's login would say, without anything that the platform gave the maker. */
  public Claims claims() {
    return new Claims(maker, Set.of(), Set.of(tenant));
  }
}
