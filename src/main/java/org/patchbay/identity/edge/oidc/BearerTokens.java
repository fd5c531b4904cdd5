package org.patchbay.identity.edge.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.identity.control.LogoutNotices;
import org.patchbay.identity.entity.Assurance;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.Presence;

/**
 * Verifies bearer tokens: signature, issuer, audience, expiry, type, and that nobody logged out.
 */
@ApplicationScoped
public class BearerTokens {
  /** Asymmetric ones only: a token must not choose how it is verified. */
  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  @Inject OidcSettings settings;
  @Inject ProviderKeys keys;
  @Inject LogoutNotices logouts;

  /** What a good token says, and by what its bearer is here. */
  record Good(Claims claims, Presence presence, Optional<Assurance> assurance) {}

  /**
   * What a good token says; empty for any other.
   *
   * @throws IOException when the identity provider, whose keys are needed, does not answer
   */
  Optional<Good> verify(String token) throws IOException {
    try {
      JWTClaimsSet claims = processor().process(token, null);
      Map<String, Object> payload = claims.getClaims();
      return Optional.of(new Good(Claims.of(payload), presence(claims), Assurance.of(payload)))
          .filter(good -> !logouts.ended(good.presence()));
    } catch (KeySourceException e) {
      throw new IOException("The identity provider's keys can't be had", e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** One that does not say when it was made counts as old. */
  private static Presence presence(JWTClaimsSet claims) {
    Date issued = claims.getIssueTime();
    return new Presence(
        Optional.empty(),
        Optional.of(claims.getSubject()),
        Optional.ofNullable(claims.getClaim("sid")).map(String::valueOf),
        issued == null ? Instant.EPOCH : issued.toInstant(),
        Optional.of(claims.getExpirationTime().toInstant()));
  }

  private DefaultJWTProcessor<SecurityContext> processor() throws IOException {
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.source()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.getAudience(),
            new JWTClaimsSet.Builder().issuer(settings.getIssuer()).claim("typ", "Bearer").build(),
            Set.of("sub", "exp", "preferred_username")));
    return processor;
  }
}
