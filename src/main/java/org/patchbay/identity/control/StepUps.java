package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.entity.Assurance;
import org.patchbay.identity.entity.Presence;
import org.patchbay.identity.entity.StepUpPolicy;
import org.patchbay.identity.entity.StepUpVerdict;

/** Who has confirmed who they are, lately enough to destroy something. */
@ApplicationScoped
public class StepUps {
  private static final System.Logger LOG = System.getLogger(StepUps.class.getName());

  @Inject Sessions sessions;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.step-up.enforced")
  boolean enforced;

  @Inject
  @ConfigProperty(name = "patchbay.step-up.acr")
  String acr;

  @Inject
  @ConfigProperty(name = "patchbay.step-up.lasts")
  Duration lasts;

  void tell(@Observes @Initialized(ApplicationScoped.class) Object begun) {
    if (!enforced) {
      LOG.log(
          System.Logger.Level.WARNING,
          "patchbay.step-up.enforced is false: nobody is asked for a second factor before"
              + " something is destroyed");
    }
  }

  /** False where the realm can't ask for more than a password. */
  public boolean isEnforced() {
    return enforced;
  }

  public StepUpPolicy policy() {
    return new StepUpPolicy(acr, lasts);
  }

  /**
   * Whether whoever is here has confirmed it, in this session or by this token.
   *
   * @param token what a bearer token says
   */
  public boolean isFresh(Optional<Presence> presence, Optional<Assurance> token) {
    Optional<UUID> session = presence.flatMap(Presence::session);
    Optional<Assurance> known = session.isPresent() ? sessions.assurance(session.get()) : token;
    return policy().isFresh(known, clock.instant());
  }

  /**
   * Judges what came back from the provider, and keeps it with the session when it is good.
   *
   * @param payload of an ID token that was verified and is the answer to this session's question
   */
  public StepUpVerdict conclude(UUID session, Map<String, ?> payload) {
    StepUpVerdict verdict =
        policy().judge(sessions.subject(session).orElse(null), payload, clock.instant());
    if (verdict == StepUpVerdict.CONFIRMED) {
      sessions.confirm(session, Assurance.of(payload).orElseThrow());
    }
    return verdict;
  }
}
