package org.patchbay.tenant.entity;

import java.util.HashSet;
import java.util.Set;

/**
 * Who is acting, as the door found out; workers act as {@link #ENGINE}.
 *
 * @param name the person's user name, or the client's for machine tokens
 * @param realmRoles roles the identity provider states, as {@code platform-admin}
 * @param organizations slugs of the tenants the identity provider says this person belongs to
 * @param remoteAddress where the request came from, or {@code -}
 * @param requestId of the request that is being served, or {@code -}
 * @param grounds by which right, for whom, and with which token
 */
public record Caller(
    String name,
    Set<String> realmRoles,
    Set<String> organizations,
    String remoteAddress,
    String requestId,
    Grounds grounds) {
  /** The portal itself, carrying out what somebody wished. */
  public static final Caller ENGINE = new Caller("patchbay", Set.of(), Set.of(), "-", "-");

  /** Nobody is signed in. */
  public static final Caller NOBODY = new Caller("anonymous", Set.of(), Set.of(), "-", "-");

  public Caller(
      String name,
      Set<String> realmRoles,
      Set<String> organizations,
      String remoteAddress,
      String requestId) {
    this(name, realmRoles, organizations, remoteAddress, requestId, Grounds.NONE);
  }

  public Caller {
    realmRoles = Set.copyOf(realmRoles);
    organizations = Set.copyOf(organizations);
  }

  /** The same on these grounds. */
  public Caller on(Grounds other) {
    return new Caller(name, realmRoles, organizations, remoteAddress, requestId, other);
  }

  /** As one of these tenants' people, and no more than that. */
  public Caller among(Set<String> slugs) {
    Set<String> both = new HashSet<>(organizations);
    both.retainAll(slugs);
    return new Caller(name, Set.of(), both, remoteAddress, requestId, grounds);
  }

  public boolean platformAdmin() {
    return realmRoles.contains("platform-admin");
  }

  public boolean helpdesk() {
    return realmRoles.contains("helpdesk");
  }
}
