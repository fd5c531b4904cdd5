package org.patchbay.catalogue.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.document.ConfigFiles;

class RecipeTest {
  private final Catalogue catalogue = ConfigFiles.catalogue();
  private final VersionCatalogue version = catalogue.version("5.7").orElseThrow();

  private RecipeValues values(String... roles) {
    return new RecipeValues(
        "node-7",
        "acme-sip-1",
        "acme",
        "5.7",
        version.specs(List.of(roles)),
        Optional.of(InetAddress.getLoopbackAddress()),
        Optional.empty());
  }

  @Test
  void theLabsGuestIsToldItsNodeIdAndTheSinglePortsOfItsRoles() {
    Recipe lab = catalogue.recipesFor("5.7", "patchbay-lab", List.of("sip", "pbx")).get(0);
    assertThat(lab.complete()).isTrue();
    assertThat(lab.files())
        .extracting(RecipeFile::path, file -> file.content().filled(values("sip", "pbx")))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/etc/voipnownode/nodeid", "node-7\n"),
            org.assertj.core.groups.Tuple.tuple(
                "/etc/patchbay/roles",
                "sip udp 5060 sip\nsip tcp 5060 sip\nsip tcp 5061 sips\npbx udp 5050 sip\n"));
  }

  @Test
  void theSkeletonForTheRhelFamilySaysThatItIsNotComplete() {
    assertThat(catalogue.recipesFor("5.7", "centos", List.of("sql")))
        .singleElement()
        .satisfies(
            recipe -> {
              assertThat(recipe.complete()).isFalse();
              String script = recipe.files().get(3).content().filled(values("sql"));
              assertThat(script).contains("for role in $ROLES; do").contains("case \"$role\" in");
            });
  }

  @Test
  void aSystemWithoutARecipeHasNone() {
    assertThat(catalogue.recipesFor("5.7", "debian", List.of("sql"))).isEmpty();
  }

  @Test
  void valuesAreNotReadAsPlaces() {
    RecipeValues odd =
        new RecipeValues(
            "${cluster}$1", "h", "c", "5.7", List.of(), Optional.empty(), Optional.empty());
    assertThat(new RecipeText("<${nodeId}|${publicAddress}|$$>").filled(odd))
        .isEqualTo("<${cluster}$1||$>");
  }
}
