package org.patchbay.network.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.fault.entity.FieldProblem;

class UniqueLocalTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.5Z");
  private static final Subnet OWN = Subnet.parse("fd12:3456:789a::/64");
  private static final List<Segment> SEGMENTS =
      List.of(
          new Segment(
              100,
              SegmentDraft.usual("private", Subnet.parse("10.0.0.0/24"), Optional.of(OWN)),
              Instant.EPOCH));

  @Test
  void aFreshOneIsTheDigestOfTimeAndMachineAsTheStandardSays() {
    // sha1sum of eeb540c0 80000000 0102030405060708 ends with this.
    assertThat(UniqueLocal.of(NOW, 0x0102030405060708L)).hasToString("fd64:94e:187::/64");
    assertThat(UniqueLocal.of(NOW, 2)).isNotEqualTo(UniqueLocal.of(NOW, 3));
    assertThat(UniqueLocal.of(NOW, 2)).isNotEqualTo(UniqueLocal.of(NOW.plusNanos(5), 2));
  }

  @Test
  void anyFreshOneIsOneThatMayBeChosen() {
    for (int i = 0; i < 1000; i++) {
      assertThat(read(UniqueLocal.of(NOW, i).toString(), new ArrayList<>())).isPresent();
    }
  }

  private static Optional<Subnet> read(String text, List<FieldProblem> problems) {
    return UniqueLocal.read(text, SEGMENTS, problems);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/24, invalid",
    "fd12:3456:789b::1/64, invalid",
    "fd12:3456:789b::/64%eth0, invalid",
    "fd12:3456::789b::/64, invalid",
    "::ffff:10.0.0.0/64, invalid",
    "fd12, invalid",
    "2001:db8::/64, public",
    "fc12:3456:789b::/64, public",
    "fe80::/64, public",
    "fd12:3456:789b::/48, size",
    "fd12:3456:789b::/65, size",
    "FD12:3456:789A:0:0:0:0:0/64, overlap",
    "fd12:3456:789a:0000::/64, overlap",
  })
  void whatIsNoneIsRefusedBesideItsField(String text, String key) {
    List<FieldProblem> problems = new ArrayList<>();
    assertThat(read(text, problems)).isEmpty();
    assertThat(problems)
        .extracting(one -> one.field() + " " + one.messageKey())
        .containsExactly("ipv6 network.ipv6." + key);
  }

  @Test
  void howeverItIsWrittenItIsKeptInItsOneForm() {
    List<FieldProblem> problems = new ArrayList<>();
    assertThat(read(" FD00:0001:0:0::/64 ", problems).map(Subnet::toString))
        .contains("fd00:1::/64");
    assertThat(read("", problems)).isEmpty();
    assertThat(read(null, problems)).isEmpty();
    assertThat(problems).isEmpty();
  }
}
