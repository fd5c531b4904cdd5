package org.patchbay.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbay.tenant.entity.Tenant;

/** The classes of the portal that need no server. */
final class PlainBeans {
  /** What speaks to browsers, to the server or to the identity provider. */
  private static final Pattern OF_SERVERS =
      Pattern.compile(".*\\.(boundary|edge\\.(payara|jpa|config|oidc|keycloak|libvirt))\\..*");

  private static final Pattern ROOMS_OF_SERVERS =
      Pattern.compile("org\\.patchbay\\.(web|identity|theme|dashboard|settings)\\..*");

  private PlainBeans() {}

  static List<Class<?>> classes() {
    List<Class<?>> all =
        new ArrayList<>(named(PlainBeans::plain).filter(PlainBeans::bean).toList());
    all.add(PlainTransactions.class);
    all.add(PlainInterceptor.class);
    all.add(PlainDatabase.class);
    all.add(PlainWorkplace.class);
    return all;
  }

  static List<Class<?>> entities() {
    return named(name -> name.contains(".entity."))
        .filter(type -> type.isAnnotationPresent(Entity.class))
        .toList();
  }

  private static boolean plain(String name) {
    return !OF_SERVERS.matcher(name).matches() && !ROOMS_OF_SERVERS.matcher(name).matches();
  }

  private static boolean bean(Class<?> type) {
    return type.isAnnotationPresent(ApplicationScoped.class)
        || type.isAnnotationPresent(Dependent.class);
  }

  private static Stream<Class<?>> named(Predicate<String> wanted) {
    Path root = root();
    try (Stream<Path> files = Files.walk(root.resolve("org/patchbay"))) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.contains("-info"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(wanted)
          .<Class<?>>map(PlainBeans::load)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(Tenant.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PlainBeans.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
