package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.tenant.entity.Caller;

/** Reads who is calling from a verified token: the request's own, or the session's. */
@ApplicationScoped
public class Callers {
  /** Request attribute with the claims of a verified bearer token. */
  public static final String CLAIMS = "patchbay.claims";

  private static final Set<String> ROLES = Set.of("platform-admin", "helpdesk");

  @Inject OpenIdContext session;

  /** The caller; {@link Caller#NOBODY} when nobody is signed in. */
  public Caller of(HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      return Caller.NOBODY;
    }
    Map<?, ?> claims =
        request.getAttribute(CLAIMS) instanceof Map<?, ?> bearer
            ? bearer
            : session.getAccessToken().getClaims();
    return new Caller(
        request.getUserPrincipal().getName(),
        ROLES.stream().filter(request::isUserInRole).collect(Collectors.toSet()),
        organizations(claims.get("organization")),
        request.getRemoteAddr(),
        String.valueOf(request.getAttribute("patchbay.requestId")));
  }

  /** The claim is a list of aliases, or an object with the aliases as keys. */
  private static Set<String> organizations(Object claim) {
    if (claim instanceof Collection<?> aliases) {
      return aliases.stream().map(Callers::text).collect(Collectors.toCollection(HashSet::new));
    }
    return claim instanceof Map<?, ?> byAlias
        ? byAlias.keySet().stream().map(Callers::text).collect(Collectors.toSet())
        : Stream.ofNullable(claim).map(Callers::text).collect(Collectors.toSet());
  }

  private static String text(Object value) {
    return value instanceof jakarta.json.JsonString json ? json.getString() : value.toString();
  }
}
