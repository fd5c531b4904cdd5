package org.patchbay.identity.edge.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** Verifies bearer tokens: signature, issuer, audience, expiry, type. */
@ApplicationScoped
public class BearerTokens {
  @Inject OidcSettings settings;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  @PostConstruct
  void prepare() {
    try {
      var keys = URI.create(settings.getIssuer() + "/protocol/openid-connect/certs").toURL();
      var source = JWKSourceBuilder.create(keys).retrying(true).build();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), source));
      processor.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(
              settings.getAudience(),
              new JWTClaimsSet.Builder()
                  .issuer(settings.getIssuer())
                  .claim("typ", "Bearer")
                  .build(),
              Set.of("sub", "exp", "preferred_username")));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of a good token; empty for any other. */
  Optional<JWTClaimsSet> verify(String token) {
    try {
      return Optional.of(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }
}
