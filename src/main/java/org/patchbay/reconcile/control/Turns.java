package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.reconcile.entity.Course;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.reconcile.entity.Turn;
import org.patchbay.reconcile.entity.TurnEnded;

/** Where a turn begins and ends in the database. */
@ApplicationScoped
@Transactional
class Turns {
  @Inject ResourceRows rows;
  @Inject Queue queue;
  @Inject Event<TurnEnded> ended;

  /** Empty when the worker that holds this version of the queue's row does not hold it any more. */
  Optional<Turn> begin(ResourceKey key, long version) {
    return rows.begin(key, version);
  }

  /**
   * Records the end of a turn under the resource's lock.
   *
   * @param mayGoOn false when the worker must give the resource back
   * @return true when the next turn is to begin now, by the same worker
   */
  boolean end(TurnEnded turn, Course course, long version, boolean mayGoOn) {
    Optional<ResourceRows.Wish> wish = rows.lock(turn.key());
    record(turn);
    ended.fire(turn);
    if (course instanceof Course.Onward || wish.filter(w -> w.newerThan(turn)).isPresent()) {
      return onward(turn.key(), version, mayGoOn);
    }
    Duration lookWithin = wish.flatMap(ResourceRows.Wish::lookWithin).orElse(null);
    follow(turn.key(), course, version, lookWithin);
    return false;
  }

  /** Gives the resource back for a turn soon, as nothing came of this one. */
  void giveBack(ResourceKey key, long version, Duration pause) {
    rows.lock(key);
    held(key, queue.release(key, version, pause));
  }

  private void record(TurnEnded turn) {
    switch (turn.outcome()) {
      case SETTLED, GONE -> rows.settled(turn.key(), turn.generation());
      case UNDER_WAY -> rows.underWay(turn.key());
      case TROUBLED, FAILED -> rows.troubled(turn.key(), turn.trouble().orElseThrow());
    }
  }

  private boolean onward(ResourceKey key, long version, boolean mayGoOn) {
    rows.go(key);
    if (!mayGoOn) {
      held(key, queue.release(key, version, Duration.ZERO));
      queue.announce();
    }
    return mayGoOn;
  }

  private void follow(ResourceKey key, Course course, long version, Duration lookWithin) {
    if (course instanceof Course.Later later) {
      boolean sooner = lookWithin != null && lookWithin.compareTo(later.pause()) < 0;
      held(key, queue.release(key, version, sooner ? lookWithin : later.pause()));
    } else {
      held(key, queue.remove(key, version));
      if (course instanceof Course.Forget) {
        rows.forget(key);
      }
    }
  }

  /** Rolls everything back when another worker has taken over: its word counts. */
  private static void held(ResourceKey key, boolean ours) {
    if (!ours) {
      throw new TakenOver(key);
    }
  }

  /** What the pages show: the trouble of a resource. */
  Optional<Trouble> trouble(ResourceKey key) {
    return rows.trouble(key);
  }

  Map<UUID, Trouble> troubles(String kind, UUID tenant) {
    return rows.troubles(kind, tenant);
  }

  Map<UUID, Trouble> troubles(String kind, Set<UUID> ids) {
    return rows.troubles(kind, ids);
  }

  /** Another worker holds the resource, because this one was too slow to say that it lives. */
  static class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver(ResourceKey key) {
      super("Another worker has taken over " + key);
    }
  }
}
