package org.patchbay.reconcile.control;

/**
 * How to reach the database without a pool, for the one connection that listens.
 *
 * @param url a JDBC URL, {@code patchbay.db.url}
 */
public record DatabaseLogin(String url, String user, String password) {
  /** Never the password: this is what logs show. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
