package org.patchbay.container.entity.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.container.entity.seed.iso.IsoImage;

class SeedImageTest {
  @Test
  void theSameSeedAlwaysGivesTheSameBytes() {
    assertThat(SeedImage.of(Seeds.nasty())).isEqualTo(SeedImage.of(Seeds.nasty()));
  }

  @Test
  void theImageSaysWhatCloudInitLooksFor() {
    byte[] image = SeedImage.of(Seeds.lab());
    assertThat(image.length % 2048).isZero();
    assertThat(new String(image, 0x8000, 6, StandardCharsets.US_ASCII)).isEqualTo("\u0001CD001");
    assertThat(new String(image, 0x8028, 32, StandardCharsets.US_ASCII).trim()).isEqualTo("cidata");
    assertThat(new String(image, StandardCharsets.ISO_8859_1))
        .contains("meta-data", "user-data", "network-config");
  }

  @Test
  void anEmptyFileTakesNoRoom() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("empty", new byte[0]);
    int alone = IsoImage.of("x", files).length;
    files.put("full", new byte[2048]);
    assertThat(IsoImage.of("x", files)).hasSize(alone + 2048);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "ünder", "a b", "01234567890123456789012345678901234567890"})
  void namesThatCannotBeWrittenAreRefused(String name) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(name, new byte[1]);
    assertThatThrownBy(() -> IsoImage.of("cidata", files))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void labelsAndNumbersOfFilesThatDoNotFitAreRefused() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    assertThatThrownBy(() -> IsoImage.of("a label of a novel", files))
        .isInstanceOf(IllegalArgumentException.class);
    IntStream.range(0, 13).forEach(i -> files.put("f" + i, new byte[1]));
    assertThatThrownBy(() -> IsoImage.of("cidata", files))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asManyFilesAsAllowedFitHoweverLongTheirNames() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    IntStream.range(0, 12).forEach(i -> files.put((char) ('a' + i) + "-".repeat(39), new byte[1]));
    assertThat(IsoImage.of("cidata", files)).hasSize((26 + 12) * 2048);
  }
}
