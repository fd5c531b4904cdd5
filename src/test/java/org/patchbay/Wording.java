package org.patchbay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.web.control.Texts;

/** The product's words as they lie in their files, and the sources that use them. */
final class Wording {
  static final Path FILES = Path.of("src/main/resources/messages");
  private static final Path JAVA = Path.of("src/main/java");
  private static final List<Path> VIEWS = List.of(Path.of("src/main/webapp"), Path.of("themes"));

  private Wording() {}

  /** Of one room; {@code language} is empty for English, or {@code _de}. */
  static Map<String, String> of(String room, String language) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(FILES.resolve(room + language + ".properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var words = new TreeMap<String, String>();
    properties.forEach((key, text) -> words.put(key.toString(), text.toString()));
    return words;
  }

  /** Of all rooms. */
  static Map<String, String> all(String language) {
    var words = new TreeMap<String, String>();
    Texts.ROOMS.forEach(room -> words.putAll(of(room, language)));
    return words;
  }

  static Map<Path, String> java() {
    return sources(JAVA, ".java");
  }

  static Map<Path, String> views() {
    var views = new TreeMap<Path, String>();
    VIEWS.forEach(folder -> views.putAll(sources(folder, ".html")));
    return views;
  }

  private static Map<Path, String> sources(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .collect(Collectors.toMap(file -> file, Wording::read, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
