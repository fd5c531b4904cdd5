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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Where the identity provider has what, as its discovery document says. */
@ApplicationScoped
public class Discovery {
  private static final System.Logger LOG = System.getLogger(Discovery.class.getName());
  private static final int PATIENCE_MILLIS = 5_000;
  private static final Duration KNOWN_FOR = Duration.ofSeconds(3);

  @Inject OidcSettings settings;

  @Inject Clock clock;

  private volatile JsonObject document;
  private volatile Look last = new Look(false, Instant.MIN);

  /** Whether it answered, and until when that is taken for granted. */
  private record Look(boolean answered, Instant until) {}

  /** Whether the provider answers; asked once in a while only, however many want to sign in. */
  boolean answers() {
    if (clock.instant().isAfter(last.until())) {
      last = look();
    }
    return last.answered();
  }

  private Look look() {
    boolean answered = true;
    try {
      document = read();
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The identity provider does not answer", e);
      answered = false;
    }
    return new Look(answered, clock.instant().plus(KNOWN_FOR));
  }

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
