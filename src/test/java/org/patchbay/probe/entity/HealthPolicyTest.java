package org.patchbay.probe.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.hypervisor.entity.GuestFile;

class HealthPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "RUNNING,   ANSWERED ANSWERED,  true,  WELL,       WELL",
    "RUNNING,   ANSWERED ANSWERED,  false, WELL,       WELL",
    "RUNNING,   ANSWERED SILENT,    false, DEGRADED,   SILENT",
    "RUNNING,   ANSWERED SILENT,    true,  INSTALLING, SILENT",
    "RUNNING,   REFUSED SILENT,     false, ILL,        REFUSED",
    "RUNNING,   REFUSED REFUSED,    true,  INSTALLING, REFUSED",
    "RUNNING,   TROUBLED,           false, DEGRADED,   TROUBLED",
    "RUNNING,   REFUSED UNTOLD,     false, ILL,        REFUSED",
    "RUNNING,   ANSWERED UNTOLD,    false, UNKNOWN,    UNTOLD",
    "RUNNING,   UNTOLD,             true,  INSTALLING, UNTOLD",
    "RUNNING,   FORBIDDEN,          false, UNKNOWN,    FORBIDDEN",
    "RUNNING,   '',                 false, UNKNOWN,    NOTHING_TO_ASK",
    "PREPARING, '',                 true,  INSTALLING, PREPARING",
    "PREPARING, '',                 false, ILL,        LATE",
    "STARTING,  '',                 true,  INSTALLING, STARTING",
    "STARTING,  '',                 false, ILL,        LATE",
    "STOPPING,  '',                 false, OFF,        STOPPED",
    "STOPPED,   '',                 false, OFF,        STOPPED",
    "UP,        '',                 false, OFF,        STOPPED",
    "REMOVING,  '',                 false, OFF,        STOPPED",
    "DOWN,      '',                 false, ILL,        DOWN",
    "MISSING,   '',                 false, ILL,        MISSING",
    "UNKNOWN,   '',                 false, UNKNOWN,    HOST_UNKNOWN",
  })
  void aNodeIsWhatItsContainerAndItsProbesSay(
      ContainerStatus container, String answers, boolean patient, HealthState state, Why why) {
    Finding found = HealthPolicy.of(container, probes(answers), Map.of(), patient);
    assertThat(found.state()).isEqualTo(state);
    assertThat(found.why()).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,  ANSWERED, THERE,     true,  WELL,       WELL",
    "RUNNING,  ANSWERED, ABSENT,    true,  INSTALLING, UNFINISHED",
    "RUNNING,  ANSWERED, ABSENT,    false, ILL,        UNFINISHED",
    "RUNNING,  REFUSED,  ABSENT,    true,  INSTALLING, UNFINISHED",
    "RUNNING,  REFUSED,  THERE,     true,  INSTALLING, REFUSED",
    "RUNNING,  ANSWERED, SILENT,    true,  INSTALLING, FINISH_UNTOLD",
    "RUNNING,  ANSWERED, FORBIDDEN, false, UNKNOWN,    FINISH_UNTOLD",
    "RUNNING,  REFUSED,  SILENT,    false, ILL,        REFUSED",
    "RUNNING,  UNTOLD,   SILENT,    true,  INSTALLING, UNTOLD",
    "STARTING, '',       ABSENT,    true,  INSTALLING, STARTING",
    "STARTING, '',       ABSENT,    false, ILL,        LATE",
    "STOPPED,  '',       ABSENT,    false, OFF,        STOPPED",
    "DOWN,     '',       ABSENT,    true,  ILL,        DOWN",
  })
  void itIsInstalledOnceTheFilesOfItsRecipesAreThere(
      ContainerStatus container,
      String answers,
      GuestFile file,
      boolean patient,
      HealthState state,
      Why why) {
    Map<String, GuestFile> files = Map.of("/a", GuestFile.THERE, "/done", file);
    Finding found = HealthPolicy.of(container, probes(answers), files, patient);
    assertThat(found.state()).isEqualTo(state);
    assertThat(found.why()).isEqualTo(why);
    if (why == Why.UNFINISHED || why == Why.FINISH_UNTOLD) {
      assertThat(found.parameters()).containsExactly("/done");
    }
  }

  @Test
  void theReasonNamesTheFirstThatFailsAndHowManyMore() {
    Finding found =
        HealthPolicy.of(
            ContainerStatus.RUNNING, probes("ANSWERED SILENT REFUSED"), Map.of(), false);
    assertThat(found.parameters()).containsExactly("r1", "TCP 1", "said", 1);
  }

  @Test
  void everyContainerStatusHasAState() {
    for (ContainerStatus status : ContainerStatus.values()) {
      for (Answer answer : Answer.values()) {
        assertThat(HealthPolicy.of(status, probes(answer.name()), Map.of(), false).state())
            .isNotNull();
      }
    }
  }

  private static List<ProbeResult> probes(String answers) {
    List<String> words = Stream.of(answers.split(" ")).filter(word -> !word.isEmpty()).toList();
    return Stream.iterate(0, i -> i < words.size(), i -> i + 1)
        .map(
            i ->
                new ProbeResult(
                    "r" + i,
                    Probe.Kind.TCP,
                    Transport.TCP,
                    i,
                    Way.GUEST,
                    "10.0.0.1",
                    Answer.valueOf(words.get(i)),
                    "said",
                    0,
                    Instant.EPOCH))
        .toList();
  }
}
