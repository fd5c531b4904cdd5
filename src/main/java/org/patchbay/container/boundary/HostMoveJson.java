package org.patchbay.container.boundary;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.hostmove.HostMovePreview;
import org.patchbay.container.entity.hostmove.HostMovePreview.Shortage;
import org.patchbay.container.entity.placement.Reason;
import org.patchbay.web.control.Texts;

/**
 * What will happen when a container goes to another host, as the API tells it.
 *
 * @param approvable false while no host fits, or a quota does not suffice
 * @param to null when no host fits
 * @param interrupted it is stopped for as long as its disk is copied, and then started
 * @param lastBootSeconds how long its last start took; null when that is not known
 * @param live it goes while it runs
 * @param diskGiB most that is copied; 0 when its disks stay where they are
 * @param confirm what has to be confirmed
 * @param lacking which quota does not suffice for it, in words; null where all do
 */
public record HostMoveJson(
    String id,
    boolean approvable,
    String from,
    String to,
    List<String> why,
    List<OtherJson> others,
    boolean interrupted,
    boolean live,
    Long lastBootSeconds,
    long diskGiB,
    List<StopJson> stopping,
    List<String> confirm,
    String lacking) {

  /** A host that was not taken, and why. */
  public record OtherJson(String host, List<String> reasons) {}

  /** What stops working meanwhile. */
  public record StopJson(String rule, String message, String remedy, String confirm) {}

  static HostMoveJson of(HostMovePreview plan, Locale locale) {
    return new HostMoveJson(
        plan.id(),
        plan.approvable(),
        plan.from(),
        plan.placing().hostName().orElse(null),
        words(plan.placing().why(), locale),
        plan.placing().others().stream()
            .map(other -> new OtherJson(other.hostName(), words(other.reasons(), locale)))
            .toList(),
        plan.stops(),
        plan.live(),
        plan.lastBoot().map(Duration::toSeconds).orElse(null),
        plan.shared() ? 0 : plan.diskGiB(),
        plan.stopping().stream().map(loss -> loss(loss, locale)).toList(),
        plan.unconfirmed(Set.of()),
        plan.shortage().map(shortage -> lacking(shortage, locale)).orElse(null));
  }

  private static String lacking(Shortage shortage, Locale locale) {
    return Texts.of(
        locale,
        "fault.QUOTA_EXCEEDED",
        shortage.quota(),
        shortage.more(),
        shortage.used(),
        shortage.limit());
  }

  private static List<String> words(List<Reason> reasons, Locale locale) {
    return reasons.stream()
        .map(reason -> Texts.of(locale, reason.messageKey(), reason.parameters().toArray()))
        .toList();
  }

  private static StopJson loss(Consequence loss, Locale locale) {
    Object[] parameters = loss.parameters().toArray();
    return new StopJson(
        loss.rule(),
        Texts.of(locale, loss.messageKey(), parameters),
        Texts.of(locale, loss.remedyKey(), parameters),
        loss.confirmation());
  }
}
