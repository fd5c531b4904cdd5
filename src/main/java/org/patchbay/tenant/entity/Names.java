package org.patchbay.tenant.entity;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.NameKind.Style;

/**
 * The grammar of the names that people give. ASCII only, because most of them end up as host names,
 * in URLs or on the KVM hosts. Message keys are {@code tenant.name.*}.
 */
public final class Names {
  private static final int SHOWN = 5;
  private static final int LONGEST_LABEL = 63;

  private Names() {}

  /**
   * What is wrong with the name; empty when nothing is.
   *
   * @param field as the form and the API name it
   * @param name as it was typed; null counts as missing
   */
  public static List<FieldProblem> check(NameKind kind, String field, String name) {
    return problem(kind, name)
        .map(found -> List.of(new FieldProblem(field, found.key(), found.parameters())))
        .orElse(List.of());
  }

  public static boolean valid(NameKind kind, String name) {
    return problem(kind, name).isEmpty();
  }

  private static Optional<Finding> problem(NameKind kind, String name) {
    if (name == null || name.isBlank()) {
      return Finding.of("missing");
    }
    int length = name.codePointCount(0, name.length());
    if (length > kind.longest()) {
      return Finding.of("too-long", kind.longest(), length);
    }
    String strange = strange(kind.style(), name);
    if (!strange.isEmpty()) {
      return Finding.of("characters." + key(kind), strange);
    }
    return ends(kind, name);
  }

  private static Optional<Finding> ends(NameKind kind, String name) {
    if (!kind.style().first(name.codePointAt(0))) {
      return Finding.of("first." + key(kind), name.substring(0, 1));
    }
    if (!kind.style().inner(name.charAt(name.length() - 1))) {
      return Finding.of("last", name.substring(name.length() - 1));
    }
    return kind.style() == Style.DOMAIN ? labels(name) : Optional.empty();
  }

  private static Optional<Finding> labels(String name) {
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
        return Finding.of("label", label);
      }
      if (label.length() > LONGEST_LABEL) {
        return Finding.of("too-long-label", LONGEST_LABEL, label.length());
      }
    }
    return Optional.empty();
  }

  /** The first characters that must not be there, each once. */
  private static String strange(Style style, String name) {
    return name.codePoints()
        .filter(character -> !style.allows(character))
        .distinct()
        .limit(SHOWN)
        .mapToObj(Names::shown)
        .collect(joining(" "));
  }

  /** Itself where it can be seen; its number where it can't, or could change what is around it. */
  private static String shown(int character) {
    boolean visible =
        Character.isLetterOrDigit(character)
            || Character.getType(character) == Character.OTHER_SYMBOL
            || character > ' ' && character < 0x7f;
    return visible ? Character.toString(character) : "U+%04X".formatted(character);
  }

  private static String key(NameKind kind) {
    return kind.style().name().toLowerCase(Locale.ROOT);
  }

  private record Finding(String key, List<Object> parameters) {
    static Optional<Finding> of(String reason, Object... parameters) {
      return Optional.of(new Finding("tenant.name." + reason, List.of(parameters)));
    }
  }
}
