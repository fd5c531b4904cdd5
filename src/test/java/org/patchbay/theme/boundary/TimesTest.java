package org.patchbay.theme.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant WINTER = Instant.parse("2026-01-15T21:30:00Z");
  private static final Instant SUMMER = Instant.parse("2026-07-15T21:30:00Z");

  @Test
  void aTimeIsToldInTheLanguageAndTheZoneWithItsName() {
    Times berlin = new Times(Locale.GERMAN, ZoneId.of("Europe/Berlin"), true);
    assertThat(berlin.exact(WINTER)).isEqualTo("15.01.2026, 22:30:00 MEZ");
    assertThat(berlin.exact(SUMMER)).isEqualTo("15.07.2026, 23:30:00 MESZ");
  }

  @Test
  void whoChoseNothingIsToldItsZoneAsWell() {
    Times usual = new Times(Locale.ENGLISH, ZoneId.of("UTC"), false);
    assertThat(usual.exact(WINTER)).matches("Jan 15, 2026, 9:30:00\\hPM UTC");
  }
}
