package org.patchbay.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;

/**
 * A route of the product, as reflection finds it.
 *
 * @param template its path with its parameters, {@code /api/v1/tenants/{tenant}}
 * @param method what answers it
 */
public record Route(
    String verb,
    String template,
    List<Need> needs,
    Optional<Permission> permission,
    boolean page,
    Optional<String> type,
    Method method) {
  private static final String API = "/api/v1";

  private static List<Route> found;

  /** All there are; looked for once. */
  public static synchronized List<Route> all() {
    if (found == null) {
      found = find();
    }
    return found;
  }

  private static List<Route> find() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.patchbay");
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .map(JavaClass::reflect)
        .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> of(type, method)))
        .toList();
  }

  private static Stream<Route> of(Class<?> type, Method method) {
    boolean page = type.isAnnotationPresent(Controller.class);
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(annotation -> annotation.getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(
            verb ->
                new Route(
                    verb.value(),
                    join(page ? "" : API, type.getAnnotation(Path.class), method),
                    List.of(method.getAnnotation(AllowedTo.class).value()),
                    Optional.ofNullable(method.getAnnotation(Needs.class)).map(Needs::value),
                    page,
                    consumed(type, method),
                    method));
  }

  private static String join(String root, Path type, Method method) {
    Path own = method.getAnnotation(Path.class);
    String path = root + "/" + type.value() + "/" + (own == null ? "" : own.value());
    return path.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
  }

  private static Optional<String> consumed(Class<?> type, Method method) {
    Consumes own = method.getAnnotation(Consumes.class);
    return Optional.ofNullable(own == null ? type.getAnnotation(Consumes.class) : own)
        .map(consumes -> consumes.value()[0]);
  }

  /** The path with this tenant; other parameters name things that there are not. */
  public String path(String tenant) {
    return template
        .replace("{tenant}", tenant)
        .replaceAll("\\{[^}]*\\}", new UUID(7, 7).toString());
  }

  public boolean ofTenant() {
    return template.contains("{tenant}");
  }

  public boolean changes() {
    return !verb.equals("GET");
  }

  @Override
  public String toString() {
    return verb + " " + template + " " + needs;
  }
}
