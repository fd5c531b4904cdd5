package org.patchbay.audit.entity;

import java.util.OptionalLong;

/** Walks a chain from its first record. Pure: who has the records can verify them anywhere. */
public final class ChainVerifier {
  private AuditHead reached = AuditHead.NONE;
  private OptionalLong broken = OptionalLong.empty();

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

  /**
   * What was found.
   *
   * @param recorded the head that the database keeps beside the records
   */
  public ChainReport report(AuditHead recorded) {
    if (broken.isEmpty() && !reached.equals(recorded)) {
      broken = OptionalLong.of(Math.min(reached.seq(), recorded.seq()) + 1);
    }
    return new ChainReport(broken.isEmpty(), reached.seq(), reached.hash(), broken);
  }
}
