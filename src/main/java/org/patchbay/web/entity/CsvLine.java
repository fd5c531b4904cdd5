package org.patchbay.web.entity;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a file for table programs: RFC 4180. Pure. */
public final class CsvLine {
  private CsvLine() {}

  /** The names of the columns, which need no quotes. */
  public static String heading(String... columns) {
    return String.join(",", columns) + "\r\n";
  }

  /** A line with its end; null is an empty cell. */
  public static String of(List<?> cells) {
    return cells.stream()
        .map(value -> value == null ? "" : cell(value.toString()))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /** No table program takes it for a formula; none loses what is in it. */
  static String cell(String text) {
    String lead = text.stripLeading();
    boolean formula =
        !lead.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%".indexOf(lead.charAt(0)) >= 0;
    boolean control = !text.isEmpty() && text.charAt(0) < ' ';
    return '"' + (formula || control ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
