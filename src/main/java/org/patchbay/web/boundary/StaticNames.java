package org.patchbay.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Static files by two names: the plain one, {@code app.css}, and the one with a fingerprint, {@code
 * app.1a2b3c4d.css}, which may be cached for ever because another content has another name.
 */
@ApplicationScoped
public class StaticNames {
  private static final Pattern PLAIN = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9]+)");
  private static final Pattern FINGERPRINTED =
      Pattern.compile("([a-z0-9-]+)\\.([0-9a-f]{8})\\.([a-z0-9]+)");

  private static final Pattern BRAND = Pattern.compile("brand-([a-z0-9-]+)\\.(css|svg)");

  @Inject ServletContext servlet;

  private final Map<String, Optional<Entry>> entries = new ConcurrentHashMap<>();

  private record Entry(byte[] content, byte[] packed, String fingerprint) {}

  /**
   * A file that was asked for.
   *
   * @param name plain
   * @param packed by gzip; null where that saves nothing
   * @param fingerprinted asked for under the fingerprint it has now
   */
  public record Found(String name, byte[] content, byte[] packed, boolean fingerprinted) {}

  /** Address of the file, with its fingerprint; the plain address of a file there is not. */
  public String href(String name) {
    Matcher plain = PLAIN.matcher(name);
    Optional<Entry> entry = plain.matches() ? entry(name) : Optional.empty();
    return "/static/"
        + entry
            .map(e -> plain.group(1) + "." + e.fingerprint() + "." + plain.group(2))
            .orElse(name);
  }

  Optional<Found> find(String asked) {
    Matcher fingerprinted = FINGERPRINTED.matcher(asked);
    if (fingerprinted.matches()) {
      String name = fingerprinted.group(1) + "." + fingerprinted.group(3);
      return entry(name).map(e -> found(name, e, e.fingerprint().equals(fingerprinted.group(2))));
    }
    return PLAIN.matcher(asked).matches()
        ? entry(asked).map(e -> found(asked, e, false))
        : Optional.empty();
  }

  private static Found found(String name, Entry entry, boolean fingerprinted) {
    return new Found(name, entry.content(), entry.packed(), fingerprinted);
  }

  private Optional<Entry> entry(String name) {
    return entries.computeIfAbsent(name, this::read);
  }

  /** A brand's own style and logo lie in its folder. */
  private static String place(String name) {
    Matcher brand = BRAND.matcher(name);
    if (!brand.matches()) {
      return "/static/" + name;
    }
    String file = brand.group(2).equals("css") ? "tokens.css" : "logo.svg";
    return "/WEB-INF/themes/" + brand.group(1) + "/portal/" + file;
  }

  private Optional<Entry> read(String name) {
    try (InputStream in = servlet.getResourceAsStream(place(name))) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      String hash = UUID.nameUUIDFromBytes(content).toString().substring(0, 8);
      return Optional.of(new Entry(content, packed(content), hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once, rather than for every request. */
  private static byte[] packed(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream(content.length / 3 + 64);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.size() < content.length ? packed.toByteArray() : null;
  }
}
