package org.patchbay.audit.boundary;

import org.patchbay.audit.entity.ChainPart;
import org.patchbay.audit.entity.ChainReport;

/**
 * Whether a trail is whole; a long one is looked at in parts, with one call for each.
 *
 * @param records how many are intact, from the first on
 * @param head keep it: a later trail that does not contain it was cut
 * @param firstBroken number of the first record that is not as it was written, or null
 * @param next go on with {@code ?after=} this; null at the end of the trail, or where it is broken
 * @param all how many records the trail has
 */
public record ChainJson(
    boolean intact, long records, String head, Long firstBroken, Long next, long all) {
  static ChainJson of(ChainPart part) {
    ChainReport report = part.report();
    return new ChainJson(
        report.intact(),
        report.records(),
        report.head(),
        report.firstBroken().isPresent() ? report.firstBroken().getAsLong() : null,
        part.next().isPresent() ? part.next().getAsLong() : null,
        part.all());
  }
}
