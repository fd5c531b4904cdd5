package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.hypervisor.entity.MachineSize;

/** What another size takes. */
class FlexingTest {
  /** vCPUs / their ceiling / memory / its ceiling / disk of a machine that runs. */
  @ParameterizedTest(name = "{0} to {1}: {2}, by {3}")
  @CsvSource({
    "2/4/1024/2048/10, 2/4/1024/2048/10, NOTHING,       ''",
    "2/4/1024/2048/10, 4/4/1024/2048/10, LIVE,          vcpus-more",
    "2/4/1024/2048/10, 2/4/2048/2048/10, LIVE,          memory-more",
    "2/4/1024/2048/10, 2/4/512/2048/10,  LIVE,          memory-less",
    "2/4/1024/2048/10, 2/4/1024/2048/11, LIVE,          disk-more",
    "2/4/1024/2048/10, 3/4/1536/2048/20, LIVE,          vcpus-more memory-more disk-more",
    "2/4/1024/2048/10, 1/4/1024/2048/10, NEEDS_RESTART, vcpus-fewer",
    "2/4/1024/2048/10, 5/5/1024/2048/10, NEEDS_RESTART, vcpus-beyond max-vcpus",
    "2/4/1024/2048/10, 2/8/1024/2048/10, NEEDS_RESTART, max-vcpus",
    "2/4/1024/2048/10, 2/4/2049/2049/10, NEEDS_RESTART, memory-beyond max-memory",
    "2/4/1024/2048/10, 2/4/1024/4096/10, NEEDS_RESTART, max-memory",
    "2/4/1024/2048/10, 1/4/2048/2048/20, NEEDS_RESTART, vcpus-fewer memory-more disk-more",
    // a ceiling that is lower than it was matters to nobody until the next start
    "2/4/1024/2048/10, 2/2/1024/1024/10, NOTHING,       ''",
    "2/4/1024/2048/10, 2/4/1024/2048/9,  REFUSED,       disk-less",
    "2/4/1024/2048/10, 1/4/1024/2048/9,  REFUSED,       vcpus-fewer disk-less",
  })
  void whatRunsGrowsUpToItsCeilings(String now, String wanted, Flexing.Way way, String items) {
    Flexing flexing = Flexing.of(size(now).asMachine(), size(wanted), true);
    assertThat(flexing.way()).isEqualTo(way);
    assertThat(flexing.items())
        .extracting(item -> item.messageKey().replace("container.flex.", ""))
        .containsExactlyElementsOf(words(items));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2/4/1024/2048/10, 2/4/1024/2048/10, NOTHING",
    "2/4/1024/2048/10, 1/1/512/512/10,   OFF",
    "2/4/1024/2048/10, 9/9/9999/9999/99, OFF",
    "2/4/1024/2048/10, 2/4/1024/2048/9,  REFUSED",
  })
  void whatIsOffHasAnySizeWithItsNextStart(String now, String wanted, Flexing.Way way) {
    assertThat(Flexing.of(size(now).asMachine(), size(wanted), false).way()).isEqualTo(way);
  }

  @Test
  void whatNeedsARestartLeavesTheRestLive() {
    Flexing flexing =
        Flexing.of(size("2/4/1024/2048/10").asMachine(), size("1/4/2048/2048/10"), true);
    assertThat(flexing.has(Flexing.Way.LIVE)).isTrue();
    assertThat(flexing.has(Flexing.Way.NEEDS_RESTART)).isTrue();
    assertThat(flexing.has(Flexing.Way.REFUSED)).isFalse();
  }

  @ParameterizedTest(name = "{0} on a disk of 10 GiB: {1}")
  @CsvSource({
    "2/4/1024/2048/10,   ''",
    "1/1/64/64/65536,    ''",
    "0/4/1024/2048/10,   vcpus",
    "256/256/64/64/10,   vcpus maxVcpus",
    "4/2/1024/512/10,    maxVcpus maxMemoryMiB",
    "2/4/63/2048/10,     memoryMiB",
    "2/4/1024/2048/9,    diskGiB",
    "2/4/1024/2048/65537,diskGiB",
    "0/0/0/0/0,          vcpus memoryMiB diskGiB",
  })
  void aSizeThatCanNotBeIsRefusedByEveryFieldThatIsWrong(String wanted, String fields) {
    ContainerSize size = size(wanted);
    if (fields.isEmpty()) {
      assertThat(size.checked(10)).isEqualTo(size);
    } else {
      assertThatThrownBy(() -> size.checked(10))
          .isInstanceOfSatisfying(
              Fault.class,
              fault ->
                  assertThat(fault.problems())
                      .extracting(FieldProblem::field)
                      .containsExactlyElementsOf(words(fields)));
    }
  }

  @Test
  void theDifferenceIsWhatIsReservedOrGivenBack() {
    assertThat(size("1/9/2048/9999/12").moreThan(size("2/4/1024/2048/10")))
        .containsEntry("vcpus", -1L)
        .containsEntry("memoryMiB", 1024L)
        .containsEntry("diskGiB", 2L)
        .hasSize(3);
    assertThat(size("1/1/64/64/10").withDiskOf(12)).isEqualTo(size("1/1/64/64/12"));
    assertThat(size("1/1/64/64/10").withDiskOf(0)).isEqualTo(size("1/1/64/64/10"));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  static MachineSize machine(String text) {
    return size(text).asMachine();
  }

  static ContainerSize size(String text) {
    String[] parts = text.split("/");
    return new ContainerSize(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]));
  }
}
