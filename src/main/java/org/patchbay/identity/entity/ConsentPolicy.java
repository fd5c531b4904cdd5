package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.tenant.entity.Caller;

/** What a consent is good for. Pure: the time comes in, and a consent ends by itself. */
public final class ConsentPolicy {
  private ConsentPolicy() {}

  /**
   * The consent by which somebody may do something; of several the one that lasts longest.
   *
   * @param tenant whose things it is about
   * @param cluster to which what it is about belongs; empty for what belongs to none
   */
  public static Optional<Consent> grounds(
      Collection<Consent> consents,
      Caller caller,
      UUID tenant,
      HelpDeed deed,
      Optional<UUID> cluster,
      Instant now) {
    return consents.stream()
        .filter(consent -> isHeld(consent, caller, now))
        .filter(consent -> consent.tenant().id().equals(tenant))
        .filter(consent -> consent.deeds().contains(deed))
        .filter(consent -> reaches(consent, cluster))
        .max(Comparator.comparing(Consent::until).thenComparing(Consent::id));
  }

  /** Only by the person it was given to, only as long as that person is staff, only in its time. */
  public static boolean isHeld(Consent consent, Caller caller, Instant now) {
    return caller.helpdesk()
        && caller.grounds().token() == null
        && consent.person().equals(caller.name())
        && now.isBefore(consent.until());
  }

  private static boolean reaches(Consent consent, Optional<UUID> cluster) {
    return consent.cluster().isEmpty() || consent.cluster().equals(cluster);
  }
}
