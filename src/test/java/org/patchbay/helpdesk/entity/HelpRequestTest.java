package org.patchbay.helpdesk.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbay.identity.entity.HelpDeed.CONSOLE;
import static org.patchbay.identity.entity.HelpDeed.POWER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;

class HelpRequestTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final HelpPlace VOICE = new HelpPlace(new UUID(1, 1), "voice");

  private static HelpScope scope(String cluster, Integer minutes, String... deeds) {
    return new HelpScope(cluster, List.of(deeds), minutes);
  }

  private static HelpRequest asked(HelpPlace place) {
    HelpScope scope = scope(place.name(), 60, "POWER", "CONSOLE");
    return new HelpRequest(new HelpAsk(scope, "no calls", "T-1"), place, "hugo", T0);
  }

  private static Instant after(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void itsStateFollowsFromWhatHappenedAndTheTime() {
    HelpRequest open = asked(HelpPlace.TENANT);
    assertThat(open.state(after(9999))).isEqualTo(HelpState.OPEN);
    open.end("hugo", after(1));
    assertThat(open.state(after(2))).isEqualTo(HelpState.WITHDRAWN);

    HelpRequest refused = asked(HelpPlace.TENANT);
    refused.refuse("no", "olga", after(1));
    assertThat(refused.state(after(2))).isEqualTo(HelpState.REFUSED);

    HelpRequest granted = granted(10);
    assertThat(granted.state(after(9))).isEqualTo(HelpState.ACTIVE);
    assertThat(granted.state(after(10))).isEqualTo(HelpState.OVER);
    granted.expired();
    assertThat(granted.state(after(11))).isEqualTo(HelpState.OVER);
  }

  private static HelpRequest granted(int minutes) {
    HelpRequest request = asked(HelpPlace.TENANT);
    request.grant(scope("voice", minutes, "POWER"), VOICE, "", "olga", T0);
    return request;
  }

  @Test
  void whoEndsItTellsHowItEnded() {
    HelpRequest revoked = granted(10);
    revoked.end("olga", after(3));
    assertThat(revoked.state(after(4))).isEqualTo(HelpState.REVOKED);
    HelpRequest back = granted(10);
    back.end("hugo", after(3));
    assertThat(back.state(after(99))).isEqualTo(HelpState.GIVEN_BACK);
    assertThat(back.allowed()).containsExactly(POWER);
    assertThat(back.deeds()).containsExactlyInAnyOrder(POWER, CONSOLE);
    assertThat(back.scope()).isEqualTo("voice");
  }

  @Test
  void itIsAnsweredOnceAndEndsOnce() {
    HelpRequest request = granted(10);
    assertFault(FaultCode.HELP_DECIDED, () -> request.refuse("", "olga", after(1)));
    request.end("olga", after(2));
    assertFault(FaultCode.HELP_ENDED, () -> request.end("hugo", after(3)));
    HelpRequest over = granted(5);
    assertFault(FaultCode.HELP_ENDED, () -> over.end("olga", after(5)));
    HelpRequest withdrawn = asked(HelpPlace.TENANT);
    withdrawn.end("hugo", after(1));
    assertFault(
        FaultCode.HELP_DECIDED,
        () -> withdrawn.grant(scope("", 5, "POWER"), HelpPlace.TENANT, "", "olga", after(2)));
  }

  private static void assertFault(FaultCode code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  /** An answer to a request for POWER and CONSOLE of cluster voice for 60 minutes. */
  @ParameterizedTest
  @CsvSource({
    "voice, 60, POWER,    ''",
    "'',    5,  CONSOLE,  ''",
    "voice, 61, POWER,    minutes",
    "voice, 4,  POWER,    minutes",
    "voice, 60, FIREWALL, deeds",
    "voice, 60, EVERYTHING, deeds",
    "other, 60, POWER,    cluster",
  })
  void noMoreIsGrantedThanWasAskedFor(String cluster, int minutes, String deed, String wrong) {
    var decision = new HelpDecision(scope(cluster, minutes, deed), null);
    assertThat(decision.problems(asked(VOICE)).stream().map(FieldProblem::field))
        .containsExactlyElementsOf(wrong.isEmpty() ? List.of() : List.of(wrong));
  }

  @Test
  void whatAnAnswerLeavesOpenIsAsItWasAskedFor() {
    HelpDecision whole = new HelpDecision(scope(null, null), " fine ").to(asked(VOICE));
    assertThat(whole.granted().allowed()).containsExactlyInAnyOrder(POWER, CONSOLE);
    assertThat(whole.granted().minutes()).isEqualTo(60);
    assertThat(whole.answer()).isEqualTo("fine");
  }

  @Test
  void whatIsWrongWithAnAskIsSaidByItsField() {
    var ask = new HelpAsk(new HelpScope(null, null, 481), "  ", "a\nb");
    assertThat(ask.problems().stream().map(FieldProblem::field))
        .containsExactly("deeds", "minutes", "reason", "ticket");
  }

  @Test
  void whatIsConsentedToInAdvanceCoversNoMoreThanItself() {
    var standing = new StandingConsent(scope("voice", 60, "POWER", "CONSOLE"), VOICE, "olga", T0);
    assertThat(standing.covers(asked(VOICE))).isTrue();
    assertThat(standing.covers(asked(HelpPlace.TENANT))).isFalse();
    var shorter = new StandingConsent(scope("", 59, "POWER", "CONSOLE"), HelpPlace.TENANT, "o", T0);
    assertThat(shorter.covers(asked(VOICE))).isFalse();
    var narrower = new StandingConsent(scope("", 480, "POWER"), HelpPlace.TENANT, "olga", T0);
    assertThat(narrower.covers(asked(VOICE))).isFalse();
  }
}
