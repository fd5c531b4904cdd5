package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.control.Texts;

/** Every text is there in English and in German, and both say as much. */
class LanguagesAgreeTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?:,([^{}#|]*))?");
  private static final Pattern OWN = Pattern.compile("\\{(\\d+),(?:mib|word,[a-zA-Z.]+)\\}");

  static Stream<String> rooms() {
    return Texts.ROOMS.stream();
  }

  @Test
  void everyFileIsOfAKnownRoomAndLanguage() throws IOException {
    Set<String> wanted =
        Texts.ROOMS.stream()
            .flatMap(room -> Languages.KNOWN.stream().map(language -> file(room, language)))
            .collect(Collectors.toCollection(TreeSet::new));
    try (var files = Files.list(Wording.FILES)) {
      assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(wanted);
    }
  }

  private static String file(String room, Locale language) {
    return room + (language.equals(Locale.ENGLISH) ? "" : "_" + language) + ".properties";
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void whatIsThereInEnglishIsThereInGermanAndNothingElse(String room) {
    Map<String, String> english = Wording.of(room, "");
    Set<String> german = Wording.of(room, "_de").keySet();
    assertThat(missing(english.keySet(), german)).as("%s_de.properties lacks", room).isEmpty();
    assertThat(missing(german, english.keySet())).as("%s.properties lacks", room).isEmpty();
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    var missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }

  /** One room's key hides another's without a word. */
  @Test
  void noKeyIsInTwoRooms() {
    var twice = new TreeSet<String>();
    var seen = new TreeSet<String>();
    Texts.ROOMS.stream()
        .flatMap(room -> Wording.of(room, "").keySet().stream())
        .filter(key -> !seen.add(key))
        .forEach(twice::add);
    assertThat(twice).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void bothLanguagesFillTheSamePlaces(String room) {
    var other = new TreeMap<String, String>();
    Map<String, String> german = Wording.of(room, "_de");
    Wording.of(room, "")
        .forEach(
            (key, text) -> {
              String there = german.getOrDefault(key, text);
              if (!places(text).equals(places(there))) {
                other.put(key, places(text) + " in English, " + places(there) + " in German");
              }
            });
    assertThat(other).isEmpty();
  }

  /** Numbers with their formats; a choice is any choice, its words are the language's own. */
  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(LanguagesAgreeTest::place)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String place(MatchResult found) {
    String format = found.group(2) == null ? "" : found.group(2);
    return "{" + found.group(1) + (format.startsWith("choice") ? ",choice" : format) + "}";
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyTextIsAMessageAndSaysItsQuotesAsTheyAre(String room) {
    for (String language : List.of("", "_de")) {
      Wording.of(room, language)
          .forEach(
              (key, text) -> {
                String plain = OWN.matcher(text).replaceAll("{$1}");
                assertThat(new MessageFormat(plain, Locale.GERMAN).toPattern()).isNotNull();
                assertThat(text.replaceAll("''|'\\{[a-z]+\\}'", ""))
                    .as("%s: a single quote is written twice", key)
                    .doesNotContain("'");
              });
    }
  }

  /** A text with markup would show it, and one between question marks has no words. */
  @ParameterizedTest
  @MethodSource("rooms")
  void textsAreWordsAndNothingElse(String room) {
    for (String language : List.of("", "_de")) {
      assertThat(Wording.of(room, language).values())
          .noneMatch(String::isBlank)
          .noneMatch(text -> text.matches("(?s).*</?(b|i|a|p|br|em|strong|code)\\b.*"))
          .noneMatch(text -> text.contains("??") || text.contains("&nbsp;"));
    }
  }
}
