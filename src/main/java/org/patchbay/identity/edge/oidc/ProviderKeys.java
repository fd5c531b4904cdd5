package org.patchbay.identity.edge.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;

/** The identity provider's public keys, found through its discovery document and refreshed. */
@ApplicationScoped
public class ProviderKeys {
  private static final int PATIENCE_MILLIS = 5_000;

  @Inject OidcSettings settings;

  private volatile JWKSource<SecurityContext> source;

  /**
   * Where a token's key is looked up.
   *
   * @throws IOException when the provider does not answer
   */
  JWKSource<SecurityContext> source() throws IOException {
    if (source == null) {
      source = JWKSourceBuilder.create(keysAddress().toURL()).retrying(true).build();
    }
    return source;
  }

  private URI keysAddress() throws IOException {
    URI discovery = URI.create(settings.getIssuer() + "/.well-known/openid-configuration");
    URLConnection connection = discovery.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream in = connection.getInputStream();
        JsonReader reader = Json.createReader(in)) {
      return URI.create(reader.readObject().getString("jwks_uri"));
    }
  }
}
