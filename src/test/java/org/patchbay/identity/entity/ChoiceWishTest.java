package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.web.entity.Chosen;

class ChoiceWishTest {
  private static final List<String> KNOWN = List.of("en", "de");

  @Test
  void whatIsChosenIsWhatWasEntered() {
    var wish = new ChoiceWish("de", " Europe/Berlin ");
    assertThat(wish.problems(KNOWN)).isEmpty();
    assertThat(wish.chosen().language()).contains(Locale.GERMAN);
    assertThat(wish.chosen().zone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(ChoiceWish.of(wish.chosen())).isEqualTo(wish);
  }

  @Test
  void nothingIsAsTheBrowserSays() {
    var wish = new ChoiceWish(null, "");
    assertThat(wish.problems(KNOWN)).isEmpty();
    assertThat(wish.chosen()).isEqualTo(Chosen.NOTHING);
  }

  @Test
  void whatThereIsNotIsRefusedFieldByField() {
    assertThat(new ChoiceWish("tlh", "Mars/Olympus").problems(KNOWN))
        .extracting(FieldProblem::field)
        .containsExactly("language", "zone");
  }

  @Test
  void zonesArePlacesAndNeverMereOffsets() {
    assertThat(ChoiceWish.zones())
        .contains("UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires")
        .noneMatch(zone -> zone.startsWith("Etc/") || zone.startsWith("SystemV/"))
        .isSorted();
  }
}
