package org.patchbay.offboarding.boundary;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.patchbay.offboarding.entity.Left;
import org.patchbay.offboarding.entity.OffboardingView;
import org.patchbay.offboarding.entity.Part;
import org.patchbay.offboarding.entity.PartState;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.tenant.entity.LeaveState;
import org.patchbay.web.control.Texts;

/**
 * How far a tenant's leave is, as the API tells it.
 *
 * @param restsUntil until when it may be called back
 * @param begunAt since when all that it has goes; null while it rests
 * @param endedAt since when it is gone; null before
 * @param held what does not go, and why; at most a hundred
 */
public record OffboardingJson(
    LeaveState state,
    String reason,
    Instant askedAt,
    Instant restsUntil,
    Instant begunAt,
    Instant endedAt,
    List<PartJson> parts,
    List<HeldJson> held) {
  /** How many things of a part are left. */
  public record PartJson(Part part, PartState state, long left) {}

  /**
   * What does not go.
   *
   * @param host it is on; null where it is on none
   * @param terminal the engine does not try it again by itself
   */
  public record HeldJson(
      Part part, String name, String host, String code, String detail, boolean terminal) {}

  static OffboardingJson of(OffboardingView view, Locale locale) {
    var leave = view.leave();
    return new OffboardingJson(
        leave.state(),
        leave.reason(),
        leave.askedAt(),
        leave.restsUntil(),
        leave.begunAt().orElse(null),
        leave.endedAt().orElse(null),
        Arrays.stream(Part.values()).map(part -> part(part, view)).toList(),
        view.left().stream().map(left -> held(left, locale)).toList());
  }

  private static PartJson part(Part part, OffboardingView view) {
    return new PartJson(part, view.parts().get(part), view.count(part));
  }

  private static HeldJson held(Left left, Locale locale) {
    Trouble trouble = left.trouble();
    String detail = Texts.of(locale, "fault." + trouble.code(), trouble.parameters().toArray());
    return new HeldJson(
        left.part(), left.name(), left.host(), trouble.code().name(), detail, trouble.terminal());
  }
}
