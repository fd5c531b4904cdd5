package org.patchbay.identity.entity;

/** Request attributes by which the login tells the door how it went. */
public final class LoginState {
  /** The {@link Claims} of whoever is signed in. */
  public static final String CLAIMS = "patchbay.claims";

  /** Why a bearer token was not taken, as RFC 6750 words it. */
  public static final String TOKEN_ERROR = "patchbay.request.tokenError";

  /** Nobody could be signed in, for the identity provider does not answer. */
  public static final String PROVIDER_DOWN = "patchbay.request.providerDown";

  /** Somebody came back from the provider with nothing that completes a login begun here. */
  public static final String INCOMPLETE = "patchbay.request.loginIncomplete";

  /** Path to come back to after the login, where that is not the page that was asked for. */
  public static final String COME_BACK = "patchbay.request.comeBack";

  /** The language that the provider is asked to speak, as a tag; none where nobody knows. */
  public static final String LANGUAGE = "patchbay.request.language";

  /** How long to wait before the next try, as a {@code Duration}: there were too many. */
  public static final String WAIT = "patchbay.request.wait";

  private LoginState() {}
}
