package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;

/** Where the identity provider has what, as its discovery document says. */
@ApplicationScoped
public class Discovery {
  private static final int PATIENCE_MILLIS = 5_000;

  @Inject OidcSettings settings;

  private volatile JsonObject document;

  /**
   * An address.
   *
   * @param name as the document has it, {@code jwks_uri}
   * @throws IOException when the provider does not answer
   */
  URI place(String name) throws IOException {
    if (document == null) {
      document = read();
    }
    return URI.create(document.getString(name));
  }

  private JsonObject read() throws IOException {
    URI discovery = URI.create(settings.getIssuer() + "/.well-known/openid-configuration");
    URLConnection connection = discovery.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream in = connection.getInputStream();
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    }
  }
}
