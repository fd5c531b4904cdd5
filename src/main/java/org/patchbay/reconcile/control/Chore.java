package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;

/**
 * Work of the platform's that comes again and again: a resource of its own, so that of all
 * instances one does it, and another when that one dies.
 */
public abstract class Chore implements Reconciler {
  @Inject Nudges nudges;

  private final String kind;
  private final UUID oneAndOnly;

  /**
   * One of a kind.
   *
   * @param number that no other chore's resource has
   */
  protected Chore(String kind, long number) {
    this.kind = kind;
    this.oneAndOnly = new UUID(0, number);
  }

  /** It is known from the first start on, and due then. */
  protected void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    TenantScope.within(
        TenantScope.PLATFORM,
        () -> nudges.after(kind(), oneAndOnly, TenantScope.PLATFORM, Duration.ZERO));
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Verdict turn(UUID id) {
    return work();
  }

  /** Does what is due, and says when it is due again. */
  protected abstract Verdict work();
}
