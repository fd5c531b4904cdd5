package org.patchbay.identity.entity;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a verified token says of its bearer.
 *
 * @param name the user name, or the client's for a machine
 * @param roles realm roles
 * @param organizations aliases of the organizations the person belongs to
 * @param mail address that the identity provider has verified, in lower case; empty for none
 */
public record Claims(
    String name, Set<String> roles, Set<String> organizations, Optional<String> mail) {
  /** Of somebody without a verified address. */
  public Claims(String name, Set<String> roles, Set<String> organizations) {
    this(name, roles, organizations, Optional.empty());
  }

  /** From a token's payload, whichever JSON library read it. */
  public static Claims of(Map<String, ?> payload) {
    return new Claims(
        text(payload.get("preferred_username")),
        texts(payload.get("groups")),
        texts(payload.get("organization")),
        mail(payload));
  }

  private static Optional<String> mail(Map<String, ?> payload) {
    boolean verified = String.valueOf(payload.get("email_verified")).equals("true");
    return Optional.ofNullable(payload.get("email"))
        .filter(mail -> verified)
        .map(mail -> text(mail).toLowerCase(Locale.ROOT));
  }

  /** The organization claim is a list of aliases, or an object with the aliases as keys. */
  private static Set<String> texts(Object claim) {
    Stream<?> values =
        claim instanceof Collection<?> list
            ? list.stream()
            : claim instanceof Map<?, ?> map ? map.keySet().stream() : Stream.ofNullable(claim);
    return values.map(Claims::text).collect(Collectors.toUnmodifiableSet());
  }

  private static String text(Object value) {
    return value instanceof JsonString json ? json.getString() : String.valueOf(value);
  }
}
