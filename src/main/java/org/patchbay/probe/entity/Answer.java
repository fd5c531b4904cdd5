package org.patchbay.probe.entity;

/** What came back of a question. */
public enum Answer {
  /** The role answers. */
  ANSWERED,
  /** The role answers that it cannot serve: a status of 500 or above. */
  TROUBLED,
  /** Nothing listens there. */
  REFUSED,
  /** No answer in time. */
  SILENT,
  /** The guest agent did not answer, so nobody knows. */
  UNTOLD,
  /** The guest agent's configuration forbids it to say what listens. */
  FORBIDDEN;

  /** The role does not serve. */
  public boolean fails() {
    return this == TROUBLED || this == REFUSED || this == SILENT;
  }

  /** Nothing is known of the role. */
  public boolean unknown() {
    return this == UNTOLD || this == FORBIDDEN;
  }
}
