package org.patchbay.identity.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * When somebody has confirmed who they are. Pure.
 *
 * @param acr the level that counts, and no other
 * @param lasts for how long it counts from when they were asked
 */
public record StepUpPolicy(String acr, Duration lasts) {
  /** By which the provider's clock may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** Whether that is enough to destroy something now. */
  public boolean isFresh(Optional<Assurance> assurance, Instant now) {
    return assurance.filter(known -> known.acr().equals(acr) && isRecent(known, now)).isPresent();
  }

  private boolean isRecent(Assurance known, Instant now) {
    return now.isBefore(known.at().plus(lasts)) && known.at().isBefore(now.plus(SKEW));
  }

  /**
   * What a verified ID token says of a step-up.
   *
   * @param subject whose session it is
   * @param payload the token's
   */
  public StepUpVerdict judge(String subject, Map<String, ?> payload, Instant now) {
    if (subject == null || !subject.equals(payload.get("sub"))) {
      return StepUpVerdict.OTHER_PERSON;
    }
    Optional<Assurance> assurance = Assurance.of(payload);
    if (assurance.filter(known -> known.acr().equals(acr)).isEmpty()) {
      return StepUpVerdict.TOO_WEAK;
    }
    return isFresh(assurance, now) ? StepUpVerdict.CONFIRMED : StepUpVerdict.STALE;
  }
}
