package org.patchbay.identity.entity;

/**
 * What is kept of a login.
 *
 * @param subject the person's id at the identity provider; null where it says none
 * @param sid the login's id there; null where it says none
 * @param agent what the browser says it is
 * @param ownName the tenant's own host name that it was made under; null under the portal's
 */
public record LoginTrace(
    String username, String subject, String sid, String address, String agent, String ownName) {
  private static final int LONGEST_AGENT = 300;

  /** Under the portal's own name. */
  public LoginTrace(String username, String subject, String sid, String address, String agent) {
    this(username, subject, sid, address, agent, null);
  }

  public LoginTrace {
    agent = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " ").strip();
    agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
  }
}
