package org.patchbay.catalogue.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.document.ConfigFiles;

class CatalogueTest {
  private final Catalogue catalogue = ConfigFiles.catalogue();
  private final VersionCatalogue current = catalogue.version("5.7").orElseThrow();

  @Test
  void elasticsearchIsGoneFromFiveSevenOn() {
    assertThat(catalogue.version("5.6").orElseThrow().role("es")).isPresent();
    assertThat(current.role("es")).isEmpty();
    assertThat(current.retired("es").orElseThrow().since()).contains("5.7.0");
  }

  @Test
  void jabberIsOnlyInTheOldLine() {
    assertThat(catalogue.version("4.x").orElseThrow().role("jabber")).isPresent();
    assertThat(current.retired("jabber")).isPresent();
  }

  @Test
  void aCompleteClusterNeedsEightRoles() {
    assertThat(current.requiredRoles())
        .extracting(RoleSpec::code)
        .containsExactly("ic", "sql", "dd", "que", "wk", "pbx", "sip", "http");
  }

  @Test
  void theControllerStandsExactlyOnce() {
    assertThat(current.role("ic").orElseThrow().count().tooMany(2)).isTrue();
    assertThat(current.role("sql").orElseThrow().count().tooMany(20)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "5.7, rhel, 7.9, x86_64, S",
    "5.7, rhel, 8, x86_64, S",
    "5.7, centos, 8.4, x86_64, S",
    "5.7, almalinux, 8.5, x86_64, S",
    "5.7, almalinux, 8.10, x86_64, S",
    "5.7, almalinux, 8.4, x86_64, -",
    "5.7, almalinux, 9.1, x86_64, -",
    "5.7, rhel, 70, x86_64, -",
    "5.7, rhel, 7.9, aarch64, -",
    "5.7, debian, 12, x86_64, -",
    "4.x, rhel, 6.6, x86_64, I",
    "4.x, rhel, 6.5, x86_64, -",
    "5.7, patchbay-lab, 1, x86_64, P",
  })
  void aSystemIsAcceptedAsTheListSays(
      String version, String os, String release, String arch, String basis) {
    assertThat(
            catalogue
                .version(version)
                .orElseThrow()
                .accepting(new OperatingSystem(os, release, arch))
                .map(entry -> entry.basis().mark())
                .orElse("-"))
        .isEqualTo(basis);
  }

  @Test
  void theFirewallOpensWhatTheRolesServeToCustomersAndNothingElse() {
    assertThat(current.customerPorts(List.of("sip", "sql", "que")))
        .extracting(PortSpec::first)
        .containsExactly(5060, 5060, 5061);
    assertThat(current.customerPorts(List.of("pbx")))
        .extracting(PortSpec::first, PortSpec::last)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(10000, 20000));
  }

  @Test
  void rolesStartAndStopInOppositeOrder() {
    List<RoleSpec> roles = List.copyOf(current.roles().values());
    assertThat(roles).extracting(role -> role.waves().start()).isSorted();
    assertThat(roles)
        .allSatisfy(role -> assertThat(role.waves().start() + role.waves().stop()).isEqualTo(9));
  }
}
