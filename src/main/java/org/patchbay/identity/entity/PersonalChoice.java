package org.patchbay.identity.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbay.web.entity.Chosen;

/** How a person wants to be told things, in every tenant and browser. */
@Entity
@Table(name = "personal_choice")
public class PersonalChoice {
  @Id String username;
  String language;
  String zone;

  protected PersonalChoice() {}

  public PersonalChoice(String username) {
    this.username = username;
  }

  public void become(Chosen chosen) {
    language = chosen.language().map(Locale::getLanguage).orElse(null);
    zone = chosen.zone().map(ZoneId::getId).orElse(null);
  }

  public Chosen chosen() {
    return new Chosen(
        Optional.ofNullable(language).map(Locale::forLanguageTag),
        Optional.ofNullable(zone).map(ZoneId::of));
  }

  /** For the trail. */
  public Map<String, String> told() {
    return Map.of(
        "language", Optional.ofNullable(language).orElse(""),
        "zone", Optional.ofNullable(zone).orElse(""));
  }
}
