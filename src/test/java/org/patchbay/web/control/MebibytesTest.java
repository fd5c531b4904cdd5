package org.patchbay.web.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MebibytesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "512|512 MiB",
        "1024|1 GiB",
        "1536|1.5 GiB",
        "2000|2,000 MiB",
        "24576|24 GiB",
        "1048576|1 TiB",
        "1572864|1.5 TiB",
        "1049600|1,025 GiB"
      })
  void aSizeIsSaidInTheLargestUnitThatLosesNothing(long mib, String said) {
    assertThat(new Mebibytes(Locale.ENGLISH).format(mib)).isEqualTo(said);
  }

  @Test
  void messagesSaySizesSo() {
    assertThat(Texts.of(Locale.ENGLISH, "container.flex.memory-more", 12288L, 24576L))
        .startsWith("12 GiB to 24 GiB");
    assertThat(Texts.of(Locale.GERMAN, "container.flex.memory-less", 1536L, 1000L))
        .startsWith("1,5 GiB auf 1.000 MiB");
  }
}
