package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a template itself says is a sample that is replaced: nobody is shown it, in whichever
 * language.
 */
class ViewsSpeakByKeysTest {
  private static final Pattern PIECE =
      Pattern.compile(
          "<!--.*?-->|<![^>]*>|<(/?)([a-zA-Z0-9:]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>|([^<]+)",
          Pattern.DOTALL);

  private static final Pattern REPLACED = Pattern.compile("\\sth:(text|replace|insert|remove)=");

  private static final Pattern SPOKEN =
      Pattern.compile("\\s(title|placeholder|alt|aria-label)=\"([^\"]*[A-Za-z]{3,}[^\"]*)\"");

  /** Of sentences within an expression, as {@code 'since then'}. */
  private static final Pattern SENTENCE =
      Pattern.compile("'[^'<>=/#.]*[A-Za-z]{3,} [a-zA-Z]{2,}[^'<>=/#.]*'");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");

  private static final Set<String> WITHOUT_END =
      Set.of("input", "meta", "link", "br", "hr", "img", "col", "path", "circle", "use");

  /** What is to be typed is typed in every language. */
  private static final Set<String> CODE = Set.of("code", "kbd", "pre", "samp");

  /** The same in every language. */
  private static final Set<String> UNITS = Set.of("MiB", "GiB", "TiB", "vCPU", "UTC", "YAML");

  static Stream<Map.Entry<Path, String>> views() {
    // The style guide shows samples on purpose; a brand's name is its own.
    return Wording.views().entrySet().stream()
        .filter(view -> !view.getKey().endsWith("styleguide.html"))
        .filter(view -> !view.getKey().endsWith("brand.html"));
  }

  @ParameterizedTest
  @MethodSource("views")
  void noViewSaysAnythingWithoutAKey(Map.Entry<Path, String> view) {
    assertThat(saidBy(view.getValue())).as(view.getKey().toString()).isEmpty();
  }

  @Test
  void whatIsSaidWithoutAKeyIsFound() {
    assertThat(saidBy("<p th:text=\"#{a.b}\">Sample</p><p>Hello <b>you there</b></p>"))
        .containsExactly("Hello", "you there");
    assertThat(saidBy("<a title=\"Go there\" th:text=\"${x} ? 'now and then' : ''\">x</a>"))
        .containsExactly("Go there", "'now and then'");
  }

  private static List<String> saidBy(String view) {
    List<String> said = new ArrayList<>();
    Deque<Boolean> samples = new ArrayDeque<>(List.of(false));
    // Of what a style says, a mail's names of fonts look like sentences.
    PIECE
        .matcher(view.replaceAll("\\sstyle=\"[^\"]*\"", ""))
        .results()
        .forEach(piece -> take(piece, samples, said));
    return said;
  }

  /** Follows the elements, of which each knows whether it is within a sample. */
  private static void take(MatchResult piece, Deque<Boolean> samples, List<String> said) {
    if (piece.group(5) != null) {
      String text = piece.group(5).strip();
      if (!samples.peek() && WORD.matcher(text).find() && !UNITS.contains(text)) {
        said.add(text);
      }
    } else if (piece.group(2) != null && piece.group(1).isEmpty()) {
      spoken(piece.group(3), said);
      if (piece.group(4).isEmpty() && !WITHOUT_END.contains(piece.group(2))) {
        samples.push(samples.peek() || isSample(piece.group(2), piece.group(3)));
      }
    } else if (piece.group(2) != null && !WITHOUT_END.contains(piece.group(2))) {
      samples.pop();
    }
  }

  private static boolean isSample(String element, String attributes) {
    return CODE.contains(element) || REPLACED.matcher(attributes).find();
  }

  private static void spoken(String attributes, List<String> said) {
    SPOKEN.matcher(attributes).results().forEach(hit -> said.add(hit.group(2)));
    SENTENCE.matcher(attributes).results().forEach(hit -> said.add(hit.group()));
  }
}
