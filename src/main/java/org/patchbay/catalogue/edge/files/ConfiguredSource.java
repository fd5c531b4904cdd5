package org.patchbay.catalogue.edge.files;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.catalogue.control.CatalogueSource;

/**
 * What the portal reads: the files packed into the WAR, and above them those of the directory that
 * {@code patchbay.config-dir} names.
 */
@ApplicationScoped
public class ConfiguredSource implements CatalogueSource {
  private static final int EARLY = 100;

  @Inject
  @ConfigProperty(name = "patchbay.config-dir")
  Optional<Path> directory;

  private volatile Optional<CatalogueSource> packed = Optional.empty();

  /** Comes before any other start-up work, which may want the catalogue. */
  void learn(
      @Observes @Priority(EARLY) @Initialized(ApplicationScoped.class) ServletContext context) {
    packed = Optional.of(new PackedSource(context));
  }

  @Override
  public SortedSet<String> names(String folder) throws IOException {
    return layers().names(folder);
  }

  @Override
  public Reader open(String name) throws IOException {
    return layers().open(name);
  }

  private CatalogueSource layers() {
    List<CatalogueSource> layers =
        Stream.concat(directory.map(DirectorySource::new).stream(), packed.stream()).toList();
    if (layers.isEmpty()) {
      throw new IllegalStateException("neither a web application nor patchbay.config-dir");
    }
    return new LayeredSource(layers);
  }
}
