package org.patchbay.web.boundary;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds controllers, resources and providers among the beans, so that nobody lists them. */
final class Routes {
  private Routes() {}

  /** Controllers and what serves every application. */
  static Set<Class<?>> pages() {
    return beans(type -> isProvider(type) || isRoute(type) && isController(type));
  }

  /** API resources and what serves every application. */
  static Set<Class<?>> api() {
    return beans(type -> isProvider(type) || isRoute(type) && !isController(type));
  }

  private static boolean isRoute(Class<?> type) {
    return type.isAnnotationPresent(Path.class);
  }

  private static boolean isController(Class<?> type) {
    return type.isAnnotationPresent(Controller.class);
  }

  private static boolean isProvider(Class<?> type) {
    return type.isAnnotationPresent(Provider.class);
  }

  private static Set<Class<?>> beans(Predicate<Class<?>> wanted) {
    return CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .<Class<?>>map(Bean::getBeanClass)
        .filter(type -> type.getName().startsWith("org.patchbay."))
        .filter(wanted)
        .collect(Collectors.toSet());
  }
}
