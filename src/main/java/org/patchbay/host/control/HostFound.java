package org.patchbay.host.control;

import java.util.UUID;

/**
 * A lost host is said to be there again; fired in that transaction. Who has something there that
 * must go first says so, and calls {@link Losing#tidied} when it has gone.
 */
public final class HostFound {
  private final UUID host;
  private boolean untidy;

  HostFound(UUID host) {
    this.host = host;
  }

  public UUID host() {
    return host;
  }

  /** It takes nothing new yet. */
  public void awaitTidying() {
    untidy = true;
  }

  boolean isTidy() {
    return !untidy;
  }
}
