package org.patchbay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;

/** The product's classes that live without the server: all but what hears HTTP or needs Payara. */
final class EngineClasses {
  private static final Pattern OF_THE_SERVER =
      Pattern.compile(
          "org\\.patchbay\\.(\\w+\\.boundary|\\w+\\.edge\\.(jpa|payara|oidc|thymeleaf))\\..*");

  private EngineClasses() {}

  static List<Class<?>> all() {
    Path root = root();
    try (Stream<Path> files = Files.walk(root.resolve("org/patchbay"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("-info"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .filter(name -> !OF_THE_SERVER.matcher(name).matches())
          .<Class<?>>map(EngineClasses::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(Fault.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, EngineClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
