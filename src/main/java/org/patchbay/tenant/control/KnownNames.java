package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.patchbay.tenant.entity.OwnedName;

/**
 * Which host name is whose, for every request: held in memory. A change is known here once it is
 * committed, and by the other instances when they are told; one that they were not told of, after a
 * while.
 */
@ApplicationScoped
public class KnownNames {
  private static final System.Logger LOG = System.getLogger(KnownNames.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(3);

  @Inject OwnNames names;
  @Inject Event<NamesRead> reads;
  @Inject Clock clock;

  private final AtomicLong changes = new AtomicLong();
  private volatile Known known = new Known(Map.of(), -1, Instant.MIN);

  /** What was read after so many changes, and until when that is taken for granted. */
  private record Known(Map<String, OwnedName> byHost, long changes, Instant until) {}

  /** The names are held in memory from now on: who hears of changes elsewhere has to listen. */
  public record NamesRead() {}

  /** The tenant whose name this is, in lower case. */
  public Optional<OwnedName> of(String host) {
    Known now = known;
    if (now.changes() != changes.get() || clock.instant().isAfter(now.until())) {
      now = read();
    }
    return Optional.ofNullable(now.byHost().get(host));
  }

  /** Counted before it is read: what changes meanwhile has it read again. */
  private Known read() {
    long before = changes.get();
    try {
      reads.fire(new NamesRead());
      known = new Known(names.all(), before, clock.instant().plus(LONGEST));
    } catch (RuntimeException e) {
      // A page that tells of an outage of the database must not need the database.
      LOG.log(System.Logger.Level.WARNING, "The tenants' own names can't be read", e);
      known = new Known(known.byHost(), before, clock.instant().plus(AFTER_A_FAILURE));
    }
    return known;
  }

  /** They may have changed. */
  public void forget() {
    changes.incrementAndGet();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TenantChanged event) {
    forget();
  }
}
