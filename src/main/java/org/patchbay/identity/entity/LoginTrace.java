package org.patchbay.identity.entity;

/**
 * What is kept of a login.
 *
 * @param subject the person's id at the identity provider; null where it says none
 * @param sid the login's id there; null where it says none
 * @param agent what the browser says it is
 */
public record LoginTrace(
    String username, String subject, String sid, String address, String agent) {
  private static final int LONGEST_AGENT = 300;

  public LoginTrace {
    agent = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " ").strip();
    agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
  }
}
