package org.patchbay.identity.boundary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.identity.entity.Consent;
import org.patchbay.identity.entity.Emergency;
import org.patchbay.identity.entity.HelpDeed;

/**
 * What a request has to do with the helpdesk.
 *
 * @param own consents that the caller holds, in whatever tenants
 * @param given those that hold in the tenant of the path, for its people to see
 * @param here by which consent the caller may do what to the thing that the path is about
 * @param waiting how many requests wait for the caller's answer
 * @param emergencies where glass is broken, as far as the page's reader is to know
 * @param administers whether the reader may end those
 */
public record Help(
    List<Consent> own,
    List<Consent> given,
    Map<HelpDeed, Consent> here,
    long waiting,
    List<Emergency> emergencies,
    boolean administers) {
  public static final Help NONE = new Help(List.of(), List.of(), Map.of(), 0, List.of(), false);

  /** Whether there is anything that the page's reader should know. */
  public boolean isTold() {
    return !own.isEmpty() || !given.isEmpty() || waiting > 0 || !emergencies.isEmpty();
  }

  Optional<Consent> by(HelpDeed deed) {
    return Optional.ofNullable(here.get(deed));
  }
}
