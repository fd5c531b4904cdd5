package org.patchbay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What simulated hosts have, read behind the portal's back: also of those that do not answer. */
public final class SimulatedFiles {
  private final Path folder;

  /** Of the hosts that keep their state in a test's folder. */
  public SimulatedFiles(Path folder) {
    this.folder = folder.resolve("hosts");
  }

  /** The hosts, or the shared pool, that have something of that name, by name. */
  public List<String> having(String name) {
    return where(text -> text.contains(name));
  }

  /** The hosts that have a machine of that uuid, running or not, by name. */
  public List<String> machines(UUID uuid) {
    Pattern machine = Pattern.compile("uuid: ['\"]?" + uuid);
    return where(text -> machine.matcher(text).find());
  }

  /** All that is called so: {@code <host> <name>}, in order. */
  public List<String> all(Pattern name) {
    return all().entrySet().stream()
        .flatMap(
            entry ->
                name.matcher(entry.getValue())
                    .results()
                    .map(found -> entry.getKey() + " " + found.group())
                    .distinct())
        .sorted()
        .toList();
  }

  private List<String> where(Predicate<String> text) {
    return all().entrySet().stream()
        .filter(entry -> text.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, String> all() {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> texts = new TreeMap<>();
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().contains("trouble"))
          .forEach(file -> texts.merge(host(file), text(file), String::concat));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String host(Path file) {
    return file.getFileName().toString().replaceAll("^.*?(h\\d+)?\\.yaml$", "$1");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
