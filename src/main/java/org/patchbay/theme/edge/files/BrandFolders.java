package org.patchbay.theme.edge.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbay.theme.control.Brands;
import org.patchbay.theme.entity.Brand;

/** The folders of {@code themes/}, which are part of the WAR; read when the portal starts. */
@ApplicationScoped
public class BrandFolders implements Brands {
  private static final String ROOT = "/WEB-INF/themes/";

  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private volatile SortedMap<String, Brand> brands = new TreeMap<>();
  private volatile ServletContext files;

  void read(@Observes @Initialized(ApplicationScoped.class) ServletContext files) {
    SortedMap<String, Brand> found = new TreeMap<>();
    Set<String> folders = files.getResourcePaths(ROOT);
    (folders == null ? Set.<String>of() : folders)
        .stream()
            .filter(path -> path.endsWith("/"))
            .map(path -> path.substring(ROOT.length(), path.length() - 1))
            .forEach(name -> found.put(name, brand(files, name)));
    brands = found;
    this.files = files;
  }

  private static Brand brand(ServletContext files, String name) {
    var said = new Properties();
    try {
      said.load(new java.io.StringReader(text(files, ROOT + name + "/brand.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String tokens = text(files, ROOT + name + "/portal/tokens.css");
    return new Brand(name, said.getProperty("name", name), tokens);
  }

  private static String text(ServletContext files, String path) {
    try (InputStream in = files.getResourceAsStream(path)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String file(String name, String path) {
    String own = kept(named(name).name() + "/" + path);
    return own.isEmpty() ? kept(Brand.BASE + "/" + path) : own;
  }

  private String kept(String path) {
    return texts.computeIfAbsent(path, wanted -> text(files, ROOT + wanted));
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(brands.keySet()));
  }

  @Override
  public Brand named(String name) {
    Brand base = new Brand(Brand.BASE, Brand.BASE, "");
    return brands.getOrDefault(name, brands.getOrDefault(Brand.BASE, base));
  }
}
