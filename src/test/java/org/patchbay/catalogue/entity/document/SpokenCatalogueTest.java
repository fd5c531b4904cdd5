package org.patchbay.catalogue.entity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.web.control.Texts;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The catalogue in the languages of its readers. */
class SpokenCatalogueTest {
  private static final Set<String> SENTENCES = Set.of("title", "description", "note", "text");

  /** What has one name everywhere: the vendor's versions, and systems. */
  private static final Set<String> NAMES =
      Set.of(
          "VoipNow 4.x",
          "VoipNow 5.6",
          "VoipNow 5.7",
          "AlmaLinux",
          "CentOS",
          "Red Hat Enterprise Linux");

  private final Map<String, String> texts = ConfigFiles.texts();

  private Catalogue in(String language) {
    Reading reading = CatalogueReader.read(texts, language);
    return reading.catalogue().orElseThrow(() -> new AssertionError(reading.problems().toString()));
  }

  @TestFactory
  Stream<DynamicTest> whatIsShippedIsSaidInGermanToo() {
    return texts.keySet().stream()
        .map(file -> dynamicTest(file, () -> assertSpoken(file, parsed(texts.get(file)))));
  }

  private static Object parsed(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static void assertSpoken(String file, Object part) {
    if (part instanceof List<?> many) {
      many.forEach(each -> assertSpoken(file, each));
    } else if (part instanceof Map<?, ?> mapping) {
      mapping.forEach(
          (key, value) -> {
            if (SENTENCES.contains(key) && !NAMES.contains(value)) {
              assertThat(mapping.get(key + ".de")).as(file + ": " + value).asString().isNotBlank();
            }
            assertSpoken(file, value);
          });
    }
  }

  @Test
  void whoReadsGermanReadsIt() {
    Catalogue german = in("de");
    Blueprint small = german.blueprints().get("small");
    assertThat(small.title()).isEqualTo("Klein");
    assertThat(small.description()).startsWith("Alle Rollen auf drei Knoten");
    assertThat(german.sizes().byName().get("half").title()).isEqualTo("Die Hälfte des Vorschlags");
    assertThat(german.recipes()).extracting("title").contains("Laborabbild, ohne VoipNow");
    RoleSpec pbx = german.version("5.7").orElseThrow().roles().get("pbx");
    assertThat(pbx.loss().text()).startsWith("Keine Anrufe");
    assertThat(pbx.ports()).extracting("name").contains("SIP zwischen Knoten", "Medien");
    assertThat(pbx.name()).isEqualTo("PBX");
  }

  @Test
  void theRestIsTheSameInEachLanguage() {
    Catalogue german = in("de");
    Catalogue own = in("");
    assertThat(german.sizes().byName().keySet()).isEqualTo(own.sizes().byName().keySet());
    assertThat(german.blueprints().keySet()).isEqualTo(own.blueprints().keySet());
    assertThat(german.sizing()).isEqualTo(own.sizing());
    assertThat(own.blueprints().get("small").title()).isEqualTo("Small");
    assertThat(in("fr").blueprints()).isEqualTo(own.blueprints());
  }

  @Test
  void anOperatorsOwnFileThatSaysItOnceIsReadAsItStands() {
    String small = texts.get("blueprints/small.yaml");
    texts.put(
        "blueprints/small.yaml",
        small.replaceAll("(?m)^.*\\.de: .*\n", "").replace("title: Small", "title: Drei davon"));
    assertThat(in("de").blueprints().get("small").title()).isEqualTo("Drei davon");
    assertThat(in("en").blueprints().get("small").title()).isEqualTo("Drei davon");
    texts.put("blueprints/small.yaml", small + "title.en: Three of them\n");
    assertThat(in("en").blueprints().get("small").title()).isEqualTo("Three of them");
    assertThat(in("de").blueprints().get("small").title()).isEqualTo("Klein");
  }

  @Test
  void whatSpeaksNoLanguagesIsRefusedAsAnyUnknownKey() {
    String sizes = texts.get("sizes.yaml");
    texts.put("sizes.yaml", sizes.replace("name: half,", "name: half, name.de: halb,"));
    assertThat(CatalogueReader.read(texts).problems())
        .extracting("messageKey")
        .containsExactly("catalogue.problem.unknown-key");
    texts.put("sizes.yaml", sizes.replace("title.de: \"Wie vorgeschlagen\"", "title.de: \"\""));
    for (String language : List.of("", "en", "de")) {
      assertThat(CatalogueReader.read(texts, language).problems())
          .extracting("messageKey")
          .contains("catalogue.problem.missing");
    }
  }

  @Test
  void aSentenceWithinASentenceSpeaksTheLanguageOfItsReader() {
    var loss = in("").version("5.7").orElseThrow().roles().get("pbx").loss();
    String key = "rule.R7.stop.message";
    assertThat(Texts.of(Locale.GERMAN, key, "voice-1", "PBX", loss))
        .isEqualTo(
            "Wird voice-1 gestoppt, fällt PBX ganz aus. Keine Anrufe: Telefonie-Anwendungen und"
                + " Medien sind ausgefallen.");
    assertThat(Texts.of(Locale.ENGLISH, key, "voice-1", "PBX", loss))
        .endsWith("No calls: telephony applications and media are down.");
  }
}
