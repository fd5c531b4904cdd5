package org.patchbay.catalogue.entity.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.patchbay.catalogue.entity.Basis;

/** A single value of a file, and what it can be read as. */
public record Scalar(Entry entry, String key, String value, int line) {

  public int number(int min, int max) {
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the problem
    }
    problem("not-a-number", value, String.valueOf(min), String.valueOf(max));
    return min;
  }

  public double factor(double min, double max) {
    try {
      double number = Double.parseDouble(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the problem
    }
    problem("not-a-number", value, String.valueOf(min), String.valueOf(max));
    return min;
  }

  public boolean flag() {
    if (!value.equals("true") && !value.equals("false")) {
      problem("not-one-of", value, "true, false");
    }
    return value.equals("true");
  }

  public Duration duration() {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      problem("not-a-duration", value);
      return Duration.ZERO;
    }
  }

  /** One of the constants, written in lower case. */
  public <E extends Enum<E>> E choice(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (spelled(constant).equals(value)) {
        return constant;
      }
    }
    problem("not-one-of", value, all(type));
    return type.getEnumConstants()[0];
  }

  public Basis basis() {
    for (Basis basis : Basis.values()) {
      if (basis.mark().equals(value)) {
        return basis;
      }
    }
    problem("not-one-of", value, "S, I, P");
    return Basis.PROPOSED;
  }

  /** A short name: lower-case letters, digits and dashes, a letter first. */
  public String code() {
    if (!value.matches("[a-z][a-z0-9-]{0,30}")) {
      problem("not-a-code", value);
    }
    return value;
  }

  public void problem(String reason, Object... parameters) {
    entry.problems().add(entry.file(), line, reason, parameters);
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Scalar::spelled)
        .collect(Collectors.joining(", "));
  }
}
