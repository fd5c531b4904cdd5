package org.patchbay.catalogue.edge.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.patchbay.catalogue.control.CatalogueSource;

/** The files of a directory on disk. */
public final class DirectorySource implements CatalogueSource {
  static final String SUFFIX = ".yaml";

  private final Path root;

  public DirectorySource(Path root) {
    this.root = root;
  }

  @Override
  public SortedSet<String> names(String folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Path directory = root.resolve(folder);
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.filter(DirectorySource::yaml).forEach(file -> names.add(name(file)));
      }
    }
    return names;
  }

  private static boolean yaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public Reader open(String name) throws IOException {
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root.normalize())) {
      throw new FileNotFoundException(name);
    }
    return Files.newBufferedReader(file);
  }
}
