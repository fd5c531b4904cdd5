package org.patchbay.helpdesk.entity;

import java.util.UUID;

/**
 * Where something may be done.
 *
 * @param cluster null for the whole tenant
 * @param name the cluster's as it is now; empty for the whole tenant
 */
public record HelpPlace(UUID cluster, String name) {
  public static final HelpPlace TENANT = new HelpPlace(null, "");

  /** Whether all of the other lies within. */
  public boolean holds(HelpPlace other) {
    return cluster == null || cluster.equals(other.cluster);
  }
}
