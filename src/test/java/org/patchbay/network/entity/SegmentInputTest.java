package org.patchbay.network.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.fault.entity.FieldProblem;

class SegmentInputTest {
  private static final List<Segment> OWN =
      List.of(new Segment(100, "private", Subnet.parse("10.0.0.0/24"), Instant.EPOCH));

  private static List<String> problems(String name, String cidr, String... reserved) {
    List<FieldProblem> problems = new ArrayList<>();
    var draft = new SegmentInput(name, cidr, "", Arrays.asList(reserved)).judge(OWN, problems);
    assertThat(draft.isEmpty()).isEqualTo(!problems.isEmpty());
    return problems.stream().map(one -> one.field() + " " + one.messageKey()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.1/24, network.cidr.private",
    "10.1/16, network.cidr.private",
    "'', network.cidr.private",
    "::ffff:10.1.0.0/120, network.cidr.private",
    "FD00:0:0::/64, network.segment.four",
    "198.51.100.0/24, network.segment.public",
    "172.0.0.0/10, network.segment.public",
    "0.0.0.0/0, network.segment.public",
    "10.1.0.0/30, network.segment.size",
    "10.0.0.128/25, network.segment.overlap",
    "10.0.0.0/16, network.segment.overlap",
  })
  void aRangeThatCannotBeIsRefusedBesideItsField(String cidr, String key) {
    assertThat(problems("voice", cidr)).containsExactly("cidr " + key);
  }

  @ParameterizedTest
  @CsvSource({"1279", "9001", "''", "1500.0", "-1500", "1e3", "99999999999"})
  void whatNoFrameCarriesIsRefusedBesideItsField(String mtu) {
    List<FieldProblem> problems = new ArrayList<>();
    var typed = new SegmentInput("voice", "10.1.0.0/24", "", List.of(), mtu);
    assertThat(typed.judge(OWN, problems)).isEmpty();
    assertThat(problems).extracting(FieldProblem::field).containsExactly("mtu");
  }

  @ParameterizedTest
  @CsvSource({"1280, 1280", "' 1450 ', 1450", "9000, 9000", ", 1500"})
  void aFrameCarriesWhatIsSaidOrTheUsual(String mtu, int read) {
    List<FieldProblem> problems = new ArrayList<>();
    var typed = new SegmentInput("voice", "10.1.0.0/24", "", List.of(), mtu);
    assertThat(typed.judge(OWN, problems).orElseThrow().mtu()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0, own",
    "10.1.0.0-10.1.0.9, own",
    "10.1.0.250-10.1.0.255, own",
    "10.1.0.9-10.1.0.2, reversed",
    "10.1.1.1, outside",
    "10.0.255.250-10.1.0.4, outside",
    "10.1.0.1-, invalid",
    "10.1.0.1-10.1.0.2-10.1.0.3, invalid",
    "10.1.0.1-fd00::1, invalid",
    "'<b>', invalid",
    "10.1.0.1-10.1.0.254, all",
  })
  void whatCannotBeKeptBackIsRefusedBesideItsField(String reserved, String key) {
    assertThat(problems("voice", "10.1.0.0/24", reserved))
        .containsExactly("reserved network.reserved." + key);
  }

  @Test
  void runsThatShareAddressesAndTooManyRunsAreRefused() {
    assertThat(problems("voice", "10.1.0.0/24", "10.1.0.1-10.1.0.9", "10.1.0.9"))
        .containsExactly("reserved network.reserved.overlap");
    String[] many = new String[51];
    Arrays.setAll(many, i -> "10.1.0." + (i + 1));
    assertThat(problems("voice", "10.1.0.0/24", many))
        .containsExactly("reserved network.reserved.many");
    assertThat(problems("voice", "10.1.0.0/24", (String) null))
        .containsExactly("reserved network.reserved.invalid");
  }

  @Test
  void aNameIsOnceATenants() {
    assertThat(problems("private", "10.1.0.0/24"))
        .containsExactly("name network.segment.name.taken");
    assertThat(problems(null, "10.1.0.0/24")).containsExactly("name tenant.name.missing");
  }

  @Test
  void whatIsKeptBackIsWrittenAsItIsRead() {
    List<FieldProblem> problems = new ArrayList<>();
    var draft =
        new SegmentInput(
                "voice", " 10.1.0.0/24 ", null, List.of("10.1.0.1 - 10.1.0.9", "10.1.0.20"))
            .judge(OWN, problems)
            .orElseThrow();
    Segment segment = new Segment(101, draft, Instant.EPOCH);
    assertThat(segment.reserve().texts()).containsExactly("10.1.0.1-10.1.0.9", "10.1.0.20");
    assertThat(segment.reserve().leftOf(segment.cidr()))
        .extracting(Span::toString)
        .containsExactly("10.1.0.10-10.1.0.19", "10.1.0.21-10.1.0.254");
  }

  @Test
  void addressesOfBothVersionsAreKeptBackAndAllOfASixtyFourIsTooMany() {
    List<FieldProblem> problems = new ArrayList<>();
    var draft =
        new SegmentInput(
                "voice",
                "10.1.0.0/24",
                "fd12:3456:789A:0::/64",
                List.of("10.1.0.1", "FD12:3456:789a:0:0:0:0:1-fd12:3456:789a::f"))
            .judge(OWN, problems)
            .orElseThrow();
    Subnet six = draft.cidr6().orElseThrow();
    assertThat(draft.reserve().texts())
        .containsExactly("10.1.0.1", "fd12:3456:789a::1-fd12:3456:789a::f");
    assertThat(draft.reserve().leftOf(six))
        .extracting(Span::toString)
        .containsExactly("fd12:3456:789a::10-fd12:3456:789a:0:ffff:ffff:ffff:ffff");
    String all = "fd12:3456:789a::1-fd12:3456:789a:0:ffff:ffff:ffff:ffff";
    new SegmentInput("voice", "10.1.0.0/24", six.toString(), List.of(all)).judge(OWN, problems);
    assertThat(problems).extracting("messageKey").containsExactly("network.reserved.all");
  }
}
