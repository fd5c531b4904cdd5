package org.patchbay.theme.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Static files by their plain name, through the list of fingerprinted names that the build writes.
 */
@ApplicationScoped
public class Assets {
  @Inject ServletContext servlet;

  private final Map<String, String> hrefs = new ConcurrentHashMap<>();

  /** {@code /static/app.1a2b3c.css} for {@code app.css}. */
  public String href(String name) {
    return hrefs.computeIfAbsent(name, key -> "/static/" + names().getProperty(key, key));
  }

  private Properties names() {
    var names = new Properties();
    try (InputStream in = servlet.getResourceAsStream("/static/manifest.properties")) {
      if (in != null) {
        names.load(in);
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
