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
import java.util.Optional;
import java.util.Set;
import org.patchbay.identity.entity.Claims;

/** Verifies bearer tokens: signature, issuer, audience, expiry, type. */
@ApplicationScoped
public class BearerTokens {
  /** Asymmetric ones only: a token must not choose how it is verified. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  @Inject OidcSettings settings;
  @Inject ProviderKeys keys;

  /**
   * What a good token says; empty for any other.
   *
   * @throws IOException when the identity provider, whose keys are needed, does not answer
   */
  Optional<Claims> verify(String token) throws IOException {
    try {
      return Optional.of(Claims.of(processor().process(token, null).getClaims()));
    } catch (KeySourceException e) {
      throw new IOException("The identity provider's keys can't be had", e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
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
