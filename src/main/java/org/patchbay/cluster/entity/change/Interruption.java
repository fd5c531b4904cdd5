package org.patchbay.cluster.entity.change;

/**
 * How long nobody serves a role while a change is made.
 *
 * @param role its code
 * @param by name of the node that is away meanwhile
 * @param seconds as long as that node's last start took; 0: others serve it; null: no start of it
 *     was timed yet
 */
public record Interruption(String role, String by, Long seconds) {
  /** True when others go on serving. */
  public boolean none() {
    return seconds != null && seconds == 0;
  }
}
