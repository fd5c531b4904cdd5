package org.patchbay.container.boundary;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.patchbay.container.entity.lost.Recovery;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.container.entity.placement.Reason;
import org.patchbay.web.control.Texts;

/**
 * What doing without a lost host means for a container, as the API tells it.
 *
 * @param approvable false while no host fits
 * @param lostHost name of the host that is lost
 * @param to where it is made; null when no host fits, or when only its data was to come from there
 * @param disksKept they lie in a pool that the other host has, too
 * @param lostDiskGiB of the system disk, which is made anew from the image
 * @param lostDataGiB of the node's data
 * @param addresses that it keeps, with MACs
 * @param confirm what has to be confirmed
 */
public record RecoveryJson(
    String id,
    boolean approvable,
    String lostHost,
    String to,
    List<String> why,
    List<OtherJson> others,
    boolean disksKept,
    long lostDiskGiB,
    long lostDataGiB,
    List<String> addresses,
    List<String> confirm) {

  /** A host that was not taken, and why. */
  public record OtherJson(String host, List<String> reasons) {}

  static RecoveryJson of(Recovery plan, Locale locale) {
    return new RecoveryJson(
        plan.id(),
        plan.approvable(),
        plan.lost(),
        plan.placing().flatMap(Placing::hostName).orElse(null),
        plan.placing().map(placing -> words(placing.why(), locale)).orElse(List.of()),
        plan.placing().map(placing -> others(placing, locale)).orElse(List.of()),
        plan.kept(),
        plan.diskGiB(),
        plan.dataGiB(),
        plan.addresses(),
        plan.unconfirmed(Set.of()));
  }

  private static List<OtherJson> others(Placing placing, Locale locale) {
    return placing.others().stream()
        .map(other -> new OtherJson(other.hostName(), words(other.reasons(), locale)))
        .toList();
  }

  private static List<String> words(List<Reason> reasons, Locale locale) {
    return reasons.stream()
        .map(reason -> Texts.of(locale, reason.messageKey(), reason.parameters().toArray()))
        .toList();
  }
}
