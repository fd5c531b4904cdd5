package org.patchbay.catalogue.entity.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.Catalogue;

/** The catalogue's files as the product ships them. */
public final class ConfigFiles {
  private static final Path ROOT = Path.of("config");

  private ConfigFiles() {}

  /** Content by name, to be changed at will. */
  public static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    Stream.of("roles", "blueprints", "recipes").forEach(folder -> addAll(folder, texts));
    Stream.of("sizes.yaml", "sizing.yaml")
        .forEach(file -> texts.put(file, text(ROOT.resolve(file))));
    return texts;
  }

  public static Catalogue catalogue() {
    Reading reading = CatalogueReader.read(texts());
    return reading.catalogue().orElseThrow(() -> new AssertionError(reading.problems().toString()));
  }

  private static void addAll(String folder, Map<String, String> texts) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      files.forEach(file -> texts.put(folder + "/" + file.getFileName(), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
