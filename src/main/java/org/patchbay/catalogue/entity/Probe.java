package org.patchbay.catalogue.entity;

import java.util.Optional;

/**
 * How to find out whether a role answers.
 *
 * @param path what an HTTP probe asks for
 */
public record Probe(Kind kind, Transport transport, int port, Optional<String> path, Basis basis) {
  /** What is said to the port. */
  public enum Kind {
    /** {@code GET}, answered by a status below 500. */
    HTTP,
    /** {@code OPTIONS}, answered by any SIP response. */
    SIP,
    /** A connection that is accepted. */
    TCP
  }
}
