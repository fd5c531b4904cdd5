package org.patchbay.identity.edge.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.identity.entity.LogoutNotice;

/** Verifies logout tokens, as OpenID Connect Back-Channel Logout 1.0 wants it. */
@ApplicationScoped
public class LogoutTokens {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  /** They are told of at once; clocks may differ a little. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  @Inject OidcSettings settings;
  @Inject ProviderKeys keys;
  @Inject Clock clock;

  /**
   * What a good and fresh token says; empty for any other.
   *
   * @throws IOException when the identity provider, whose keys are needed, does not answer
   */
  Optional<LogoutNotice> verify(String token) throws IOException {
    try {
      return Optional.of(processor().process(token, null))
          .filter(this::isFresh)
          .filter(LogoutTokens::isOfALogout)
          .map(LogoutTokens::notice)
          .filter(notice -> notice.sid().isPresent() || notice.subject().isPresent());
    } catch (KeySourceException e) {
      throw new IOException("The identity provider's keys can't be had", e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private DefaultJWTProcessor<SecurityContext> processor() throws IOException {
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(BearerTokens.ALGORITHMS, keys.source()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Collections.singleton(settings.getClientId()),
            new JWTClaimsSet.Builder().issuer(settings.getIssuer()).build(),
            Set.of("iat", "jti", "events"),
            // An ID token has one: none of those may be sent in place of a logout.
            Set.of("nonce")));
    return processor;
  }

  private boolean isFresh(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Instant issued = claims.getIssueTime().toInstant();
    return issued.isAfter(now.minus(FRESH)) && issued.isBefore(now.plus(FRESH));
  }

  private static boolean isOfALogout(JWTClaimsSet claims) {
    return claims.getClaim("events") instanceof Map<?, ?> events
        && events.get(EVENT) instanceof Map<?, ?>;
  }

  private static LogoutNotice notice(JWTClaimsSet claims) {
    return new LogoutNotice(
        claims.getJWTID(),
        text(claims.getClaim("sid")),
        text(claims.getSubject()),
        claims.getIssueTime().toInstant());
  }

  private static Optional<String> text(Object claim) {
    return claim instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }
}
