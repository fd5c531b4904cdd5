package org.patchbay.tenant.entity;

/**
 * On what grounds somebody acts; each may be null.
 *
 * @param permission the need that let them in, as {@code TENANT_OPERATOR}
 * @param onBehalfOf for whom, when it is not for themselves
 * @param token name of the API token, when a machine acts with one
 */
public record Grounds(String permission, String onBehalfOf, String token) {
  public static final Grounds NONE = new Grounds(null, null, null);

  /** The same by this permission. */
  public Grounds by(String need) {
    return new Grounds(need, onBehalfOf, token);
  }
}
