package org.patchbay.identity.edge.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** The identity provider's public keys, found through its discovery document and refreshed. */
@ApplicationScoped
public class ProviderKeys {
  @Inject Discovery discovery;

  private volatile JWKSource<SecurityContext> source;

  /**
   * Where a token's key is looked up.
   *
   * @throws IOException when the provider does not answer
   */
  JWKSource<SecurityContext> source() throws IOException {
    if (source == null) {
      // A provider that is silent has not taken its keys back: tokens are good until they end.
      source =
          JWKSourceBuilder.create(discovery.place("jwks_uri").toURL())
              .retrying(true)
              .outageTolerant(true)
              .build();
    }
    return source;
  }
}
