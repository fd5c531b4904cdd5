package org.patchbay.audit.boundary;

import org.patchbay.audit.entity.ChainReport;

/**
 * Whether a trail is whole.
 *
 * @param head keep it: a later trail that does not contain it was cut
 * @param firstBroken number of the first record that is not as it was written, or null
 */
public record ChainJson(boolean intact, long records, String head, Long firstBroken) {
  static ChainJson of(ChainReport report) {
    return new ChainJson(
        report.intact(),
        report.records(),
        report.head(),
        report.firstBroken().isPresent() ? report.firstBroken().getAsLong() : null);
  }
}
