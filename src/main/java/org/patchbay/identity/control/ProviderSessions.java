package org.patchbay.identity.control;

/** The caller's logins at the identity provider, ended with the caller's own rights. */
public interface ProviderSessions {
  /**
   * Ends one of them; one that is gone already is success.
   *
   * @return false when the provider does not answer, or does not let people do that
   */
  boolean end(String sid);
}
