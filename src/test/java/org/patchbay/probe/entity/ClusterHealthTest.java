package org.patchbay.probe.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterHealthTest {
  /** Nodes as {@code roles:state[:failing roles]}. */
  @ParameterizedTest
  @CsvSource({
    "'',                                       UNKNOWN,    ''",
    "sip:WELL sip:WELL sql:WELL,               WELL,       ''",
    "sip:WELL sip:ILL sql:WELL,                DEGRADED,   '1 of 2 sip'",
    "sip:ILL sip:ILL sql:WELL,                 ILL,        '0 of 2 sip'",
    "sip:WELL sip:WELL sql:ILL,                ILL,        '0 of 1 sql'",
    "sip+pbx:DEGRADED:pbx sql:WELL,            ILL,        '0 of 1 pbx'",
    "sip+pbx:DEGRADED:pbx pbx:WELL,            DEGRADED,   '1 of 2 pbx'",
    "http:DEGRADED sql:WELL,                   DEGRADED,   ''",
    "sip:OFF sip:WELL,                         DEGRADED,   '1 of 2 sip'",
    "sip:OFF sql:OFF,                          OFF,        '0 of 1 sip, 0 of 1 sql'",
    "sip:INSTALLING sql:WELL,                  INSTALLING, '0 of 1 sip'",
    "sip:INSTALLING sql:ILL,                   ILL,        '0 of 1 sip, 0 of 1 sql'",
    "sip:UNKNOWN sql:WELL,                     UNKNOWN,    '0 of 1 sip'",
    "sip:UNKNOWN sip:WELL sql:ILL sql:WELL,    DEGRADED,   '1 of 2 sip, 1 of 2 sql'",
  })
  void aClusterIsAsItsRolesAre(String nodes, HealthState state, String lacking) {
    ClusterHealth health =
        ClusterHealth.of(
            Stream.of(nodes.split(" "))
                .filter(n -> !n.isEmpty())
                .map(ClusterHealthTest::node)
                .toList());
    assertThat(health.state()).isEqualTo(state);
    assertThat(
            health.lacking().stream()
                .map(role -> role.well() + " of " + role.all() + " " + role.role())
                .collect(Collectors.joining(", ")))
        .isEqualTo(lacking);
  }

  private static NodeFinding node(String text) {
    String[] parts = text.split(":");
    return new NodeFinding(
        List.of(parts[0].split("\\+")),
        HealthState.valueOf(parts[1]),
        parts.length > 2 ? Set.of(parts[2].split("\\+")) : Set.of());
  }
}
