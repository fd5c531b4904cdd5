package org.patchbay.catalogue.edge.files;

import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.patchbay.catalogue.control.CatalogueSource;

/** The files packed into the WAR under {@code WEB-INF/config}. */
final class PackedSource implements CatalogueSource {
  private static final String ROOT = "/WEB-INF/config/";

  private final ServletContext context;

  PackedSource(ServletContext context) {
    this.context = context;
  }

  @Override
  public SortedSet<String> names(String folder) {
    SortedSet<String> names = new TreeSet<>();
    String directory = folder.isEmpty() ? ROOT : ROOT + folder + "/";
    for (String path : Optional.ofNullable(context.getResourcePaths(directory)).orElse(Set.of())) {
      if (path.endsWith(DirectorySource.SUFFIX)) {
        names.add(path.substring(ROOT.length()));
      }
    }
    return names;
  }

  @Override
  public Reader open(String name) throws IOException {
    InputStream content = context.getResourceAsStream(ROOT + name);
    if (content == null) {
      throw new FileNotFoundException(name);
    }
    return new InputStreamReader(content, StandardCharsets.UTF_8);
  }
}
