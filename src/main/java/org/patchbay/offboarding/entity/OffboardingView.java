package org.patchbay.offboarding.entity;

import java.util.List;
import java.util.Map;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.tenant.entity.Leave;

/**
 * How far a tenant that leaves is.
 *
 * @param left the first of what is still there
 * @param trouble of the course itself; null while it goes on
 */
public record OffboardingView(
    Leave leave, Remains remains, Map<Part, PartState> parts, List<Left> left, Trouble trouble) {
  /** Whether a part is of things that are counted. */
  public boolean counts(Part part) {
    return part.compareTo(Part.SEGMENTS) <= 0;
  }

  /** How many of a part's things are left. */
  public long count(Part part) {
    return parts.get(part) == PartState.DONE ? 0 : remains.of(part);
  }

  /** Whether there is anything to try again. */
  public boolean isTroubled() {
    return trouble != null || left.stream().anyMatch(one -> one.trouble() != null);
  }

  /** Whether a part is held up. */
  public boolean isTroubled(Part part) {
    return left.stream().anyMatch(one -> one.part() == part && one.trouble() != null);
  }
}
