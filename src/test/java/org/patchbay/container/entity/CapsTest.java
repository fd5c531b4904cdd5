package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;

class CapsTest {
  private static Caps caps(long used) {
    return new Caps("voice", Map.of("vcpus", 10L), Map.of("vcpus", used, "diskGiB", 500L));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 2, false",
    "8, 3, true",
    "10, 0, false",
    "12, 0, false",
    "12, -1, false",
    "12, 1, true"
  })
  void moreThanTheLimitStandsInTheWayAndLessNever(long used, long more, boolean refused) {
    List<Fault> found = caps(used).exceeded(Map.of("vcpus", more, "diskGiB", 99L));
    assertThat(found).hasSize(refused ? 1 : 0);
    found.forEach(
        fault -> {
          assertThat(fault.code()).isEqualTo(FaultCode.CLUSTER_CAP);
          assertThat(fault.parameters()).containsExactly("voice", "vcpus", more, used, 10L);
        });
  }

  @Test
  void onlyWhatIsLimitedIsShown() {
    assertThat(caps(8).lines()).containsExactly(new Caps.Line("vcpus", 8, 10));
    assertThat(Caps.NONE.exceeded(Map.of("vcpus", 99L))).isEmpty();
  }

  @Test
  void aLimitIsAWholeNumberOrNone() {
    Map<String, Long> limits = new HashMap<>();
    limits.put("containers", null);
    limits.put("vcpus", 0L);
    limits.put("memoryMiB", -1L);
    limits.put("diskGiB", Long.MAX_VALUE);
    assertThat(Caps.problems(limits))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("memoryMiB", "diskGiB");
  }
}
