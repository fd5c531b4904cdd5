package org.patchbay.catalogue.edge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.catalogue.control.CatalogueSource;

class DirectorySourceIT {
  private final DirectorySource shipped = new DirectorySource(Path.of("config"));

  @Test
  void theFilesWeShipAreFound() throws IOException {
    assertThat(shipped.names("blueprints"))
        .contains("blueprints/single.yaml", "blueprints/small.yaml", "blueprints/standard.yaml");
    assertThat(shipped.names("")).contains("sizes.yaml");
    assertThat(shipped.names("nothing")).isEmpty();
  }

  @Test
  void aFileOfAnUpperLayerReplacesTheOneBelowAndOthersAreAdded(@TempDir Path own)
      throws IOException {
    Files.createDirectories(own.resolve("roles"));
    Files.writeString(own.resolve("roles/voipnow-5.7.yaml"), "ours");
    Files.writeString(own.resolve("roles/voipnow-6.0.yaml"), "new");
    Files.writeString(own.resolve("roles/.hidden.yaml"), "editor's");
    Files.writeString(own.resolve("roles/README"), "not read");
    CatalogueSource both = new LayeredSource(List.of(new DirectorySource(own), shipped));
    assertThat(both.names("roles"))
        .contains("roles/voipnow-5.6.yaml", "roles/voipnow-5.7.yaml", "roles/voipnow-6.0.yaml")
        .doesNotContain("roles/.hidden.yaml", "roles/README");
    assertThat(firstLine(both, "roles/voipnow-5.7.yaml")).isEqualTo("ours");
    assertThat(firstLine(both, "roles/voipnow-5.6.yaml")).startsWith("# VoipNow 5.6");
    assertThat(firstLine(both, "sizes.yaml")).startsWith("# Sizes");
  }

  @Test
  void nothingOutsideOfTheDirectoryIsOpened(@TempDir Path own) {
    assertThatThrownBy(() -> new DirectorySource(own).open("../pom.xml"))
        .isInstanceOf(FileNotFoundException.class);
  }

  private static String firstLine(CatalogueSource source, String name) throws IOException {
    try (BufferedReader reader = new BufferedReader(source.open(name))) {
      return reader.readLine();
    }
  }
}
