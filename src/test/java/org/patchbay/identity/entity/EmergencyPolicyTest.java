package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

class EmergencyPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Tenant ACME = new Tenant("acme", "Acme", "base", NOW);
  private static final UUID GLOBEX = new UUID(2, 2);
  private static final Caller ADA = caller("ada", "platform-admin");

  private static Caller caller(String name, String... roles) {
    return new Caller(name, Set.of(roles), Set.of(), "-", "-");
  }

  private static Emergency until(Instant end) {
    return new Emergency(new UUID(3, end.getEpochSecond()), "ada", ACME, "nobody answers", end);
  }

  private static boolean acts(Caller caller, UUID tenant, String room, Instant now) {
    return EmergencyPolicy.grounds(List.of(until(NOW.plusSeconds(60))), caller, tenant, room, now)
        .isPresent();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "cluster, true",
    "container, true",
    "dashboard, true",
    "isolation, true",
    "network, true",
    "operation, true",
    "audit, false",
    "helpdesk, false",
    "identity, false",
    "membership, false",
    "notify, false",
    "quota, false",
    "tenant, false",
    "theme, false",
    "a-new-one, false"
  })
  void itOpensWhatRunsAndNothingThatWouldOutlastIt(String room, boolean open) {
    assertThat(acts(ADA, ACME.id(), room, NOW)).isEqualTo(open);
  }

  @Test
  void itIsForOneTenantAndOnePersonWhoStillAdministersThePlatform() {
    assertThat(acts(ADA, GLOBEX, "cluster", NOW)).isFalse();
    assertThat(acts(caller("adam", "platform-admin"), ACME.id(), "cluster", NOW)).isFalse();
    assertThat(acts(caller("ada"), ACME.id(), "cluster", NOW)).isFalse();
    assertThat(acts(caller("ada", "helpdesk"), ACME.id(), "cluster", NOW)).isFalse();
    Caller machine = ADA.on(Grounds.token("ci", Rights.of(TenantRole.OPERATOR)));
    assertThat(acts(machine, ACME.id(), "cluster", NOW)).isFalse();
  }

  @Test
  void itEndsByItself() {
    assertThat(acts(ADA, ACME.id(), "cluster", NOW.plusSeconds(59))).isTrue();
    assertThat(acts(ADA, ACME.id(), "cluster", NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void ofSeveralTheOneCountsThatLastsLongest() {
    Emergency shorter = until(NOW.plusSeconds(30));
    Emergency longer = until(NOW.plusSeconds(90));
    assertThat(EmergencyPolicy.grounds(List.of(shorter, longer), ADA, ACME.id(), "cluster", NOW))
        .contains(longer);
    assertThat(longer.onBehalfOf()).startsWith("acme (B-");
  }

  /** What only owners may do is nearly nowhere open; where it is, an operator is refused. */
  @Test
  void whatOnlyOwnersDoIsNotOpen() {
    assertThat(EmergencyPolicy.RIGHTS.covers(Rights.of(TenantRole.OWNER))).isFalse();
    Set<String> reached =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.patchbay")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(EmergencyPolicyTest::isOwners)
                .filter(method -> EmergencyPolicy.opens(room(method)))
                .map(method -> method.getOwner().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(reached).containsExactly("CapPages", "CapsResource");
  }

  private static String room(JavaMethod method) {
    return method.getOwner().getPackageName().split("\\.")[2];
  }

  private static boolean isOwners(JavaMethod method) {
    return method.isAnnotatedWith(AllowedTo.class)
        && Arrays.asList(method.getAnnotationOfType(AllowedTo.class).value())
            .contains(Need.TENANT_OWNER);
  }
}
