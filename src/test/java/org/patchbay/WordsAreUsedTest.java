package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No key without a use, and no use without a key. */
class WordsAreUsedTest {
  private static final Map<String, String> WORDS = Wording.all("");
  private static final String JAVA = String.join("\n", Wording.java().values());
  private static final String VIEWS = String.join("\n", Wording.views().values());

  /** What stands in the code as it is: keys, beginnings of keys, their ends. */
  private static final Set<String> LITERALS =
      Stream.concat(found("\"((?:[^\"\\\\\n]|\\\\.)*)\"", JAVA), found("'([^'\n]+)'", VIEWS))
          .collect(Collectors.toSet());

  private static final Set<String> IN_VIEWS =
      found("#\\{([a-zA-Z0-9._-]+)[}(]", VIEWS).collect(Collectors.toCollection(TreeSet::new));

  private static final Set<String> CONSTANTS =
      found("\\b([A-Z][A-Z0-9_]+)\\b", JAVA).collect(Collectors.toSet());

  /** Of {@code page.word('a.b', value)}, which finds {@code a.b.VALUE}. */
  private static final Set<String> COMPLETED =
      found("page\\.word\\('([a-zA-Z.]+)'", VIEWS).collect(Collectors.toCollection(TreeSet::new));

  private static final Set<String> ROOMS =
      WORDS.keySet().stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet());

  /** Calls whose arguments are keys. */
  private static final Pattern TAKES_A_KEY =
      Pattern.compile(
          "(?:Texts\\s*\\.(?:of|find)|Choice\\.of|Fault\\.invalid|new FieldProblem|\\.go)\\("
              + "[^;]*?\"([a-z]+(?:\\.[a-zA-Z0-9_-]+)+)\"\\s*[,)]");

  private static Stream<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(hit -> hit.group(1));
  }

  @Test
  void everyKeyOfAViewHasWords() {
    assertThat(IN_VIEWS).allSatisfy(key -> assertThat(WORDS).containsKey(key));
  }

  @Test
  void everyKeyThatIsHandedToTheTextsHasWords() {
    Set<String> keys =
        TAKES_A_KEY
            .matcher(JAVA)
            .results()
            .map(hit -> hit.group(1))
            .filter(key -> ROOMS.contains(key.replaceFirst("\\..*", "")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(keys).hasSizeGreaterThan(100);
    assertThat(keys).allSatisfy(key -> assertThat(WORDS).containsKey(key));
  }

  /** What is not there is named in the reader's language. */
  @Test
  void everyKindOfThingThatMayBeMissingHasAWord() {
    Set<String> kinds =
        found("notFound\\(\\s*\"([a-z ]+)\"", JAVA).collect(Collectors.toCollection(TreeSet::new));
    assertThat(kinds)
        .hasSizeGreaterThan(15)
        .allSatisfy(kind -> assertThat(WORDS).containsKey("fault.thing." + kind.replace(' ', '-')));
  }

  @Test
  void everyBeginningOfKeysThatAViewCompletesHasSome() {
    assertThat(COMPLETED).hasSizeGreaterThan(40);
    assertThat(COMPLETED)
        .allSatisfy(
            beginning ->
                assertThat(WORDS.keySet()).anyMatch(key -> key.startsWith(beginning + ".")));
  }

  @Test
  void everyKeyIsUsed() {
    assertThat(WORDS.keySet().stream().filter(key -> !isUsed(key))).isEmpty();
  }

  private static boolean isUsed(String key) {
    return LITERALS.contains(key)
        || IN_VIEWS.contains(key)
        || isBuilt(key)
        || isOfAFormat(key)
        || isOfASet(key);
  }

  private static boolean isOfASet(String key) {
    int end = key.lastIndexOf('.') + 1;
    return FixedSets.all()
        .getOrDefault(key.substring(0, Math.max(0, end - 1)), Set.of())
        .contains(key.substring(end));
  }

  /** From a beginning that stands in the code, and an end that does, too, in whichever case. */
  private static boolean isBuilt(String key) {
    return splits(key)
        .anyMatch(at -> isBegun(key.substring(0, at)) && isEnd(key.substring(at + 1)));
  }

  private static boolean isBegun(String beginning) {
    return LITERALS.contains(beginning + ".") || COMPLETED.contains(beginning);
  }

  private static boolean isEnd(String end) {
    return LITERALS.contains(end)
        || Arrays.stream(end.split("\\.")).allMatch(WordsAreUsedTest::isPart);
  }

  private static boolean isPart(String part) {
    return Stream.of(part, "." + part, part + ".", "." + part + ".").anyMatch(LITERALS::contains)
        || CONSTANTS.contains(part.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Stream<Integer> splits(String key) {
    return Stream.iterate(key.lastIndexOf('.'), at -> at > 0, at -> key.lastIndexOf('.', at - 1));
  }

  /** {@code {0,word,a.b}} in a text finds {@code a.b.VALUE}. */
  private static boolean isOfAFormat(String key) {
    String beginning = key.substring(0, key.lastIndexOf('.'));
    String end = key.substring(key.lastIndexOf('.') + 1);
    return WORDS.values().stream().anyMatch(text -> text.contains(",word," + beginning + "}"))
        && LITERALS.contains(end.replace('-', ' '));
  }

  static Stream<Map.Entry<String, Set<String>>> fixedSets() {
    return FixedSets.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("fixedSets")
  void everyValueOfAFixedSetHasAWordAndNoOther(Map.Entry<String, Set<String>> set) {
    assertThat(ends(set.getKey())).as(set.getKey()).isEqualTo(new TreeSet<>(set.getValue()));
  }

  private static Collection<String> ends(String beginning) {
    return WORDS.keySet().stream()
        .filter(key -> key.startsWith(beginning + "."))
        .map(key -> key.substring(beginning.length() + 1))
        .filter(end -> end.matches("[A-Z][A-Z0-9_]*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
