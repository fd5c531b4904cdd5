package org.patchbay.testing;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a request of a route can name something, as reflection finds it: parameters of the path
 * after the tenant ({@code path cluster}), of the query ({@code query q}), of a form ({@code form
 * note}), and every text in a body ({@code MoveInput.container}; keys of a map as {@code
 * ChangeInput.sizes key}).
 */
public final class NamePlaces {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

  private NamePlaces() {}

  public static Set<String> of(Route route) {
    Set<String> places = new TreeSet<>();
    Matcher parameter = PARAMETER.matcher(route.template());
    while (parameter.find()) {
      if (!parameter.group(1).equals("tenant")) {
        places.add("path " + parameter.group(1));
      }
    }
    for (Parameter given : route.method().getParameters()) {
      if (given.getAnnotations().length == 0) {
        texts(given.getType().getSimpleName(), given.getParameterizedType(), places);
      } else if (given.isAnnotationPresent(BeanParam.class)) {
        members(given.getType()).forEach(member -> annotated(member, places));
      } else {
        annotated(given, places);
      }
    }
    return places;
  }

  /** What of a form's bean or of a query's is filled from the request. */
  private static Stream<AnnotatedElement> members(Class<?> bean) {
    return Stream.of(
            Arrays.stream(bean.getDeclaredFields()),
            Arrays.stream(bean.getDeclaredMethods()),
            Arrays.stream(bean.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters())))
        .flatMap(all -> all);
  }

  private static void annotated(AnnotatedElement element, Set<String> places) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation instanceof QueryParam query) {
        places.add("query " + query.value());
      } else if (annotation instanceof FormParam form) {
        places.add("form " + form.value());
      }
    }
  }

  private static void texts(String name, Type type, Set<String> places) {
    if (type == String.class || type == UUID.class) {
      places.add(name);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent part : record.getRecordComponents()) {
        texts(record.getSimpleName() + "." + part.getName(), part.getGenericType(), places);
      }
    } else if (type instanceof ParameterizedType many) {
      Type[] of = many.getActualTypeArguments();
      if (of.length == 2) {
        texts(name + " key", of[0], places);
      }
      texts(name, of[of.length - 1], places);
    }
  }
}
