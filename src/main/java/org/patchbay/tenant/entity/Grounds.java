package org.patchbay.tenant.entity;

/**
 * On what grounds somebody acts; each may be null.
 *
 * @param permission the need that let them in, as {@code TENANT_OPERATOR}
 * @param onBehalfOf for whom, when it is not for themselves
 * @param token name of the API token, when a machine acts with one
 * @param most no more than this in any tenant, whatever their role there is
 */
public record Grounds(String permission, String onBehalfOf, String token, Rights most) {
  public static final Grounds NONE = new Grounds(null, null, null, null);

  /** A machine with a token of this name, which may no more than this. */
  public static Grounds token(String name, Rights rights) {
    return new Grounds(null, null, name, rights);
  }

  /** Staff to whom a tenant allowed this deed. */
  public static Grounds consent(String deed, String onBehalfOf) {
    return new Grounds("CONSENT_" + deed, onBehalfOf, null, null);
  }

  /** An administrator who broke the glass. */
  public static Grounds breakGlass(String onBehalfOf) {
    return new Grounds("BREAK_GLASS", onBehalfOf, null, null);
  }

  /** The same by this permission. */
  public Grounds by(String need) {
    return new Grounds(need, onBehalfOf, token, most);
  }

  /** What somebody may of their rights on these grounds. */
  public Rights narrowed(Rights rights) {
    return most == null ? rights : rights.within(most);
  }
}
