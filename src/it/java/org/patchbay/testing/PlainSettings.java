package org.patchbay.testing;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.settings.entity.KnownSettings;

/** Injects {@code @ConfigProperty} where there is no server that does: given, then built-in. */
public class PlainSettings implements Extension {
  private static final Map<Type, Function<String, Object>> CONVERTERS =
      Map.of(
          String.class, text -> text,
          int.class, Integer::valueOf,
          long.class, Long::valueOf,
          double.class, Double::valueOf,
          boolean.class, Boolean::valueOf,
          Duration.class, Duration::parse,
          URI.class, URI::create,
          Path.class, Path::of);

  private final Map<String, String> values = new HashMap<>(KnownSettings.builtIn().defaults());
  private final Set<Type> wanted = new HashSet<>();

  public PlainSettings(Map<String, String> given) {
    values.putAll(given);
  }

  void collect(@Observes ProcessInjectionPoint<?, ?> point) {
    if (point.getInjectionPoint().getAnnotated().isAnnotationPresent(ConfigProperty.class)) {
      wanted.add(point.getInjectionPoint().getType());
    }
  }

  void add(@Observes AfterBeanDiscovery discovery) {
    wanted.forEach(
        type ->
            discovery
                .addBean()
                .addType(boxed(type))
                .addQualifier(Named.CONFIG)
                .produceWith(lookup -> value(lookup.select(InjectionPoint.class).get(), type)));
  }

  private Object value(InjectionPoint point, Type type) {
    String name = point.getAnnotated().getAnnotation(ConfigProperty.class).name();
    String text = values.get(name);
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return Optional.ofNullable(text)
          .filter(value -> !value.isEmpty())
          .map(CONVERTERS.get(generic.getActualTypeArguments()[0]));
    }
    if (text == null) {
      throw new IllegalStateException("no setting " + name);
    }
    return CONVERTERS.get(type).apply(text);
  }

  private static Type boxed(Type type) {
    return type == int.class
        ? Integer.class
        : type == long.class
            ? Long.class
            : type == double.class ? Double.class : type == boolean.class ? Boolean.class : type;
  }

  /** The qualifier, whose members are not binding. */
  private static final class Named {
    @ConfigProperty private static final Object HOLDER = null;
    static final ConfigProperty CONFIG = annotation();

    private static ConfigProperty annotation() {
      try {
        return Named.class.getDeclaredField("HOLDER").getAnnotation(ConfigProperty.class);
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
