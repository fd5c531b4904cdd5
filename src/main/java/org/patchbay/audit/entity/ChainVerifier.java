package org.patchbay.audit.entity;

import java.util.OptionalLong;

/**
 * Walks a chain from its first record, or from behind one. Pure: who has the records can verify
 * them anywhere.
 */
public final class ChainVerifier {
  private AuditHead reached;
  private OptionalLong broken = OptionalLong.empty();

  public ChainVerifier() {
    this(AuditHead.NONE);
  }

  /**
   * @param behind the record that was the last to be looked at
   */
  public ChainVerifier(AuditHead behind) {
    this.reached = behind;
  }

  /** The next record by number; what comes after a broken one doesn't matter any more. */
  public void take(AuditRecord record) {
    if (broken.isPresent()) {
      return;
    }
    if (record.follows(reached)) {
      reached = record.head();
    } else {
      broken = OptionalLong.of(reached.seq() + 1);
    }
  }

  public boolean isBroken() {
    return broken.isPresent();
  }

  /**
   * What was found until here, with more to come.
   *
   * @param until the number of the last record of this part: one goes on behind it, so it is there
   */
  public ChainReport soFar(long until) {
    if (broken.isEmpty() && reached.seq() < until) {
      broken = OptionalLong.of(reached.seq() + 1);
    }
    return found();
  }

  private ChainReport found() {
    return new ChainReport(broken.isEmpty(), reached.seq(), reached.hash(), broken);
  }

  /**
   * What was found.
   *
   * @param recorded the head that the database keeps beside the records
   */
  public ChainReport report(AuditHead recorded) {
    if (broken.isEmpty() && !reached.equals(recorded)) {
      broken = OptionalLong.of(Math.min(reached.seq(), recorded.seq()) + 1);
    }
    return found();
  }
}
