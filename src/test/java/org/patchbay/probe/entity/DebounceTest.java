package org.patchbay.probe.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;

class DebounceTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** A: answered, S: silent, R: refused, T: troubled, U: the agent did not answer. */
  @ParameterizedTest
  @CsvSource({
    "UDP, PUBLIC, A, ANSWERED",
    "UDP, PUBLIC, S, SILENT",
    "UDP, PUBLIC, AS, ANSWERED",
    "UDP, PUBLIC, ASS, ANSWERED",
    "UDP, PUBLIC, ASSS, SILENT",
    "UDP, PUBLIC, ASSASS, ANSWERED",
    "UDP, PUBLIC, ASSSA, ANSWERED",
    "TCP, PUBLIC, AR, ANSWERED",
    "TCP, PUBLIC, ARR, REFUSED",
    "TCP, PUBLIC, ART, TROUBLED",
    "UDP, GUEST, AR, ANSWERED",
    "UDP, GUEST, ARR, REFUSED",
    "TCP, GUEST, AU, ANSWERED",
    "TCP, GUEST, AUU, UNTOLD",
    "TCP, GUEST, RU, UNTOLD",
    "TCP, GUEST, UA, ANSWERED",
  })
  void goodNewsIsBelievedAtOnceAndBadNewsAfterAWhile(
      Transport transport, Way way, String heard, Answer believed) {
    assertThat(after(transport, way, heard).answer()).isEqualTo(believed);
  }

  @ParameterizedTest
  @CsvSource({"A, 0", "AAA, 0", "ASS, 0", "ASSS, 3", "ASSSA, 4", "SSSS, 0"})
  void theTimeIsThatOfTheAnswersBeginning(String heard, int round) {
    assertThat(after(Transport.UDP, Way.PUBLIC, heard).since()).isEqualTo(NOON.plusSeconds(round));
  }

  @ParameterizedTest
  @CsvSource({"A", "ASSS", "U"})
  void aResultIsReadAsItWasWritten(String heard) {
    ProbeResult result = after(Transport.UDP, Way.PUBLIC, heard);
    assertThat(ProbeResult.read(result.write())).isEqualTo(result);
  }

  private static ProbeResult after(Transport transport, Way way, String heard) {
    Probe probe = new Probe(Probe.Kind.SIP, transport, 5060, Optional.empty(), Basis.PROPOSED);
    Question question = new Question("sip", probe, way, InetAddress.getLoopbackAddress());
    Optional<ProbeResult> known = Optional.empty();
    for (int i = 0; i < heard.length(); i++) {
      String letter = heard.substring(i, i + 1);
      Answer answer =
          Stream.of(Answer.values())
              .filter(a -> a.name().startsWith(letter))
              .findFirst()
              .orElseThrow();
      Reply reply = new Reply(answer, "said\tso\n");
      known = Optional.of(Debounce.next(known, question, reply, NOON.plusSeconds(i)));
    }
    return known.orElseThrow();
  }
}
