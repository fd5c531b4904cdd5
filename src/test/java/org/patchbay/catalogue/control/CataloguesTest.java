package org.patchbay.catalogue.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.document.CatalogueReader;
import org.patchbay.catalogue.entity.document.ConfigFiles;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

class CataloguesTest {
  private final Map<String, String> texts = ConfigFiles.texts();
  private final Catalogues catalogues = new Catalogues();

  @BeforeEach
  void useTheTexts() {
    catalogues.source = new TextSource(texts);
  }

  @Test
  void aFileThatWasPlacedIsThereAfterReloading() {
    assertThat(catalogues.current().version("5.8")).isEmpty();
    String next = texts.get("roles/voipnow-5.7.yaml").replace("\"5.7\"", "\"5.8\"");
    texts.put("roles/voipnow-5.8.yaml", next);
    assertThat(catalogues.reload().version("5.8")).isPresent();
    assertThat(catalogues.version("5.8").version()).isEqualTo("5.8");
  }

  @Test
  void aWrongFileLeavesTheCatalogueAsItWas() {
    Catalogue before = catalogues.current();
    texts.put("roles/voipnow-5.8.yaml", "version: \"5.8\"\n");
    assertThatThrownBy(catalogues::reload)
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.INVALID_INPUT);
              assertThat(fault.problems())
                  .allSatisfy(p -> assertThat(p.field()).isEqualTo("roles/voipnow-5.8.yaml:1"));
            });
    assertThat(catalogues.current()).isSameAs(before);
  }

  @Test
  void theLogSaysFileLineAndReasonOfEveryProblemInOneMessage() {
    texts.put("roles/voipnow-5.8.yaml", "version: \"5.8\"\nname: [\n");
    texts.put("sizes.yaml", "sizes: []\nheadroom: { factor: 2, basis: Q }\n");
    assertThat(ProblemTexts.of(CatalogueReader.read(texts).problems()))
        .startsWith("The catalogue's files are not accepted:")
        .contains("roles/voipnow-5.8.yaml:3: This is not YAML: ")
        .contains("sizes.yaml:1: \"proposed\" is missing.")
        .contains("sizes.yaml:2: \"Q\" is none of: S, I, P.");
  }

  @Test
  void aVersionThatIsNotThereIsNoSuchThing() {
    assertThatThrownBy(() -> catalogues.version("9.9"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.NO_SUCH_THING));
  }

  private record TextSource(Map<String, String> texts) implements CatalogueSource {
    @Override
    public SortedSet<String> names(String folder) {
      SortedSet<String> names = new TreeSet<>(texts.keySet());
      names.removeIf(name -> !name.matches((folder.isEmpty() ? "" : folder + "/") + "[^/]+"));
      return names;
    }

    @Override
    public Reader open(String name) {
      return new StringReader(texts.get(name));
    }
  }
}
