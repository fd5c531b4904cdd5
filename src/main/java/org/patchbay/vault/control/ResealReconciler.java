package org.patchbay.vault.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.settings.control.Secrets;
import org.patchbay.settings.entity.SealedColumn;
import org.patchbay.vault.entity.KeyUse;

/**
 * Brings all secrets under the first key. Nothing is remembered: who takes over begins at the front
 * and finds what is left.
 */
@ApplicationScoped
class ResealReconciler implements Reconciler {
  static final String KIND = "reseal";

  private static final UUID FRONT = new UUID(0, 0);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  @Inject Keys keys;
  @Inject Secrets secrets;
  @Inject SealedColumns columns;
  @Inject Resealing resealing;

  /** The wish to seal with that key: instances that would seal with another leave it alone. */
  static UUID under(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    if (secrets.ring().first().filter(first -> under(first).equals(id)).isEmpty()) {
      return new Verdict.Wait(ELSEWHERE);
    }
    long failed = 0;
    List<String> old = secrets.ring().ids().stream().skip(1).toList();
    for (SealedColumn column : old.isEmpty() ? List.<SealedColumn>of() : columns.all()) {
      failed += reseal(column, old);
    }
    // More than those that can't be opened: somebody held them, or another instance sealed them.
    return left() > failed ? new Verdict.Wait(SOON) : new Verdict.Gone();
  }

  private long reseal(SealedColumn column, List<String> old) {
    long failed = 0;
    var done = resealing.batch(column, old, FRONT);
    while (done.last().isPresent()) {
      failed += done.failed();
      done = resealing.batch(column, old, done.last().get());
    }
    return failed;
  }

  private long left() {
    return keys.all().stream().filter(KeyUse::isOld).mapToLong(KeyUse::sealed).sum();
  }
}
