package org.patchbay.identity.boundary;

import org.patchbay.web.boundary.ShownOnce;

/**
 * An API token that was made.
 *
 * @param secret the word to send as {@code Authorization: Bearer}; it is told here and never again
 */
public record NewTokenJson(TokenJson token, String secret) implements ShownOnce {
  /** Never the secret. */
  @Override
  public String toString() {
    return "NewTokenJson[" + token.id() + "]";
  }
}
