package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.identity.entity.HelpDeed.CONSOLE;
import static org.patchbay.identity.entity.HelpDeed.POWER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

class ConsentPolicyTest {
  private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");
  private static final Tenant ACME = new Tenant("acme", "Acme", "base", Instant.EPOCH);
  private static final UUID VOICE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  private static Caller person(String name, String role) {
    return new Caller(name, Set.of(role), Set.of(), "-", "-");
  }

  private static Consent consent(UUID cluster, Instant until) {
    return new Consent(
        UUID.randomUUID(),
        "hugo",
        ACME,
        Set.of(POWER),
        Optional.ofNullable(cluster),
        cluster == null ? "" : "voice",
        until);
  }

  private static Optional<UUID> cluster(String name) {
    return switch (name) {
      case "voice" -> Optional.of(VOICE);
      case "other" -> Optional.of(OTHER);
      default -> Optional.empty();
    };
  }

  /** given: the cluster it is confined to, or - for the tenant; about: the cluster of the thing. */
  @ParameterizedTest
  @CsvSource({
    // given, about, deed,    who,   role,           seconds left, may
    "-,       -,     POWER,   hugo,  helpdesk,       1,            true",
    "-,       voice, POWER,   hugo,  helpdesk,       1,            true",
    "voice,   voice, POWER,   hugo,  helpdesk,       1,            true",
    "voice,   other, POWER,   hugo,  helpdesk,       1,            false",
    "voice,   -,     POWER,   hugo,  helpdesk,       1,            false",
    "-,       voice, CONSOLE, hugo,  helpdesk,       1,            false",
    "-,       voice, POWER,   hanna, helpdesk,       1,            false",
    // Who is not of the helpdesk any more.
    "-,       voice, POWER,   hugo,  -,              1,            false",
    "-,       voice, POWER,   hugo,  platform-admin, 1,            false",
    "-,       voice, POWER,   hugo,  helpdesk,       0,            false",
    "-,       voice, POWER,   hugo,  helpdesk,       -1,           false",
  })
  void theTableOfWhatAConsentIsGoodFor(
      String given, String about, HelpDeed deed, String who, String role, long left, boolean may) {
    var consents = List.of(consent(cluster(given).orElse(null), END));
    assertThat(
            ConsentPolicy.grounds(
                    consents,
                    person(who, role),
                    ACME.id(),
                    deed,
                    cluster(about),
                    END.minusSeconds(left))
                .isPresent())
        .isEqualTo(may);
  }

  @Test
  void anotherTenantsThingsAreNotReached() {
    var consents = List.of(consent(null, END));
    assertThat(
            ConsentPolicy.grounds(
                consents,
                person("hugo", "helpdesk"),
                OTHER,
                POWER,
                Optional.of(VOICE),
                END.minusSeconds(9)))
        .isEmpty();
  }

  @Test
  void aMachineActsByNobodysConsent() {
    Caller machine =
        person("hugo", "helpdesk").on(Grounds.token("ci", Rights.of(TenantRole.OPERATOR)));
    assertThat(ConsentPolicy.isHeld(consent(null, END), machine, END.minusSeconds(1))).isFalse();
  }

  @Test
  void ofSeveralTheOneIsToldThatLastsLongest() {
    Consent shorter = consent(null, END);
    Consent longer = consent(VOICE, END.plusSeconds(60));
    assertThat(
            ConsentPolicy.grounds(
                List.of(longer, shorter),
                person("hugo", "helpdesk"),
                ACME.id(),
                POWER,
                Optional.of(VOICE),
                END.minusSeconds(1)))
        .contains(longer);
    assertThat(longer.onBehalfOf()).isEqualTo("acme (" + longer.reference() + ")");
    assertThat(Set.of(CONSOLE, POWER)).containsAll(longer.deeds());
  }
}
