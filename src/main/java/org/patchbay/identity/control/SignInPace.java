package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.entity.Allowance;
import org.patchbay.identity.entity.ClientAddress;

/**
 * How fast one source may try to sign in. It slows down, and locks nobody out: other sources are
 * not touched, good tokens and sessions are not counted. Each instance counts for itself.
 */
@ApplicationScoped
public class SignInPace {
  /** Sources that are remembered; of more, those are forgotten first that may do all again. */
  private static final int MOST = 20_000;

  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.login.per-minute")
  int aMinute;

  private final Map<String, Allowance> sources = new ConcurrentHashMap<>();

  /** Counts one try; how long to wait first, where it was one too many. */
  public Optional<Duration> tried(String address) {
    Instant now = clock.instant();
    if (sources.size() >= MOST) {
      forget(now);
    }
    var before = new Allowance[1];
    sources.compute(
        ClientAddress.source(address),
        (source, known) -> {
          before[0] = known == null ? Allowance.full(aMinute, now) : known.at(now, aMinute);
          return before[0].less();
        });
    return before[0].isUsedUp() ? Optional.of(before[0].wait(aMinute)) : Optional.empty();
  }

  /** Under a flood from more sources than that it begins anew: memory is not for them to fill. */
  private void forget(Instant now) {
    sources.values().removeIf(known -> known.at(now, aMinute).isFull(aMinute));
    if (sources.size() >= MOST) {
      sources.clear();
    }
  }
}
