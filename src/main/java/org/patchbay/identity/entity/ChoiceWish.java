package org.patchbay.identity.entity;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.web.entity.Chosen;

/** What somebody entered; empty, or left out, is as the browser says. */
public record ChoiceWish(String language, String zone) {
  /** Names of places, which know of summer time; what there is besides is of another age. */
  private static final String PLACES =
      "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

  private static final List<String> ZONES =
      new TreeSet<>(ZoneId.getAvailableZoneIds())
          .stream().filter(zone -> zone.matches(PLACES)).toList();

  public ChoiceWish {
    language = language == null ? "" : language.strip();
    zone = zone == null ? "" : zone.strip();
  }

  public static ChoiceWish of(Chosen chosen) {
    return new ChoiceWish(
        chosen.language().map(Locale::getLanguage).orElse(""),
        chosen.zone().map(ZoneId::getId).orElse(""));
  }

  /** The zones there are to choose from. */
  public static List<String> zones() {
    return ZONES;
  }

  /**
   * What is wrong with it.
   *
   * @param languages codes of those that there are texts in
   */
  public List<FieldProblem> problems(List<String> languages) {
    var problems = new ArrayList<FieldProblem>();
    if (!language.isEmpty() && !languages.contains(language)) {
      problems.add(new FieldProblem("language", "input.unknown", List.of(language)));
    }
    if (!zone.isEmpty() && !ZONES.contains(zone)) {
      problems.add(new FieldProblem("zone", "input.unknown", List.of(zone)));
    }
    return problems;
  }

  public Chosen chosen() {
    return new Chosen(
        Optional.of(language).filter(code -> !code.isEmpty()).map(Locale::forLanguageTag),
        Optional.of(zone).filter(id -> !id.isEmpty()).map(ZoneId::of));
  }
}
