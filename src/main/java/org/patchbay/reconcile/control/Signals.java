package org.patchbay.reconcile.control;

import java.util.function.Consumer;

/**
 * Signals between all portal instances on one database. They carry no truth: one that is lost costs
 * only time. Sent with {@code pg_notify}, they arrive after the sender's transaction was committed.
 */
public interface Signals {
  /** A resource is due: {@code payload} is empty. */
  String DUE = "patchbay_due";

  /**
   * What somebody may do has changed: {@code payload} is the tenant, or empty for a session's end.
   */
  String RIGHTS = "patchbay_rights";

  /** A tenant's own host name, or its brand, has changed: {@code payload} is empty. */
  String NAMES = "patchbay_names";

  /**
   * Calls the listener with each payload, on the signals' thread: it must be quick. After a lost
   * connection it is called with {@link #MISSED}, because something may have passed unheard.
   *
   * @return ends the subscription
   */
  Subscription subscribe(String channel, Consumer<String> listener);

  /** The payload that says: look for yourself. */
  String MISSED = "?";

  /** Lasts until it is closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
