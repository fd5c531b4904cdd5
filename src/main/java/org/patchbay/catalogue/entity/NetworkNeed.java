package org.patchbay.catalogue.entity;

import java.util.Optional;

/**
 * What a role wants of the private or of the public network.
 *
 * @param unlessBalanced a public load balancer in front makes the need go away
 * @param note why, or when not
 */
public record NetworkNeed(Need need, boolean unlessBalanced, Optional<String> note, Basis basis) {
  public boolean required() {
    return need == Need.REQUIRED;
  }
}
