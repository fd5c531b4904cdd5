package org.patchbay.container.entity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a guest wrote to its console, as text that does nothing to whoever looks at it: no escape
 * sequences, no control characters, none that turn the direction of writing. Pure; its time grows
 * with the number of bytes, whatever they are.
 */
public final class ConsoleText {
  /** Lines that are kept. */
  public static final int MOST_LINES = 200;

  private static final int LONGEST_LINE = 300;

  /** As in ECMA-48: control sequences, strings to the terminal, and the short ones. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:\\x1b\\[|\\x9b)[0-?]*+[ -/]*+[@-~]?+"
              + "|(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\r\\n]*+(?:\\x07|\\x1b\\\\|\\x9c)?+"
              + "|\\x1b[ -/]*+[0-~]?+");

  private static final Pattern BREAKS = Pattern.compile("\\r*+\\n|\\r++");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\u2028\\u2029]++");

  private ConsoleText() {}

  /**
   * The last lines.
   *
   * @param cut true when there was more before, so that the first line may have lost its beginning
   */
  public static String of(byte[] bytes, boolean cut) {
    String text = ESCAPES.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
    List<String> lines = BREAKS.splitAsStream(text).map(ConsoleText::plain).toList();
    return lines.stream()
        .skip(Math.max(cut ? 1 : 0, lines.size() - MOST_LINES))
        .collect(Collectors.joining("\n"));
  }

  private static String plain(String line) {
    String seen = UNSEEN.matcher(line.replace('\t', ' ')).replaceAll("").stripTrailing();
    return seen.length() > LONGEST_LINE ? seen.substring(0, LONGEST_LINE) + "…" : seen;
  }
}
