package org.patchbay.web.control;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files {@code messages/<room>.properties} and {@code messages/<room>_<language>.properties}.
 */
final class MessageFiles {
  static final Set<String> LANGUAGES = Set.of("en", "de");

  private MessageFiles() {}

  /** All texts of all rooms in this language. */
  static Map<String, String> read(Locale language) {
    String ending = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files()) {
      if (file.getFileName().toString().matches("[a-z]+" + ending + "\\.properties")) {
        load(file).forEach((key, text) -> texts.put(key.toString(), text.toString()));
      }
    }
    return Map.copyOf(texts);
  }

  /** The server unpacks a WAR, so that the class path is a folder there, too. */
  private static List<Path> files() {
    try {
      URI folder = MessageFiles.class.getResource("/messages/web.properties").toURI();
      try (Stream<Path> files = Files.list(Path.of(folder).getParent())) {
        return files.sorted().toList();
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties load(Path file) {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
