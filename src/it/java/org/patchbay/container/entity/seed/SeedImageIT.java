package org.patchbay.container.entity.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets others read our images: Debian's {@code isoinfo} (package genisoimage). */
class SeedImageIT {
  private static final Seed SEED = Seeds.nasty();

  @TempDir Path directory;
  private Path image;

  @BeforeEach
  void writeTheImage() throws IOException {
    image = Files.write(directory.resolve("seed.iso"), SeedImage.of(SEED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-R", "-J"})
  void bothKindsOfNamesLeadToTheDocuments(String names) throws Exception {
    assertThat(isoinfo(names, "-f").strip().split("\\s+"))
        .containsExactlyInAnyOrder("/meta-data", "/user-data", "/network-config");
    assertThat(isoinfo(names, "-x", "/meta-data")).isEqualTo(SeedDocuments.metaData(SEED));
    assertThat(isoinfo(names, "-x", "/user-data")).isEqualTo(SeedDocuments.userData(SEED));
    assertThat(isoinfo(names, "-x", "/network-config"))
        .isEqualTo(SeedDocuments.networkConfig(SEED));
  }

  @Test
  void theVolumeIsCalledCidata() throws Exception {
    assertThat(isoinfo("-d"))
        .contains("Volume id: cidata", "Rock Ridge", "Joliet with UCS level 3");
  }

  private String isoinfo(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("isoinfo", "-i", image.toString()));
    command.addAll(List.of(options));
    Path out = directory.resolve("out");
    Path errors = directory.resolve("errors");
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(errors)).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
