package org.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.testing.PortalContainer;
import org.patchbay.web.control.GivenAnswers;
import org.patchbay.web.control.GivenAnswers.Begun;
import org.patchbay.web.entity.GivenAnswer;
import org.patchbay.web.entity.KeyedRequest;

class GivenAnswersIT {
  private static final TurnedClock CLOCK = new TurnedClock();

  @RegisterExtension
  static final PortalContainer PORTAL = PortalContainer.create().use(Clock.class, CLOCK);

  private static final GivenAnswer ANSWER =
      new GivenAnswer(202, Map.of("Location", "/api/v1/operations/1"), "{}".getBytes());

  private final GivenAnswers answers = PORTAL.get(GivenAnswers.class);

  private static KeyedRequest request(String caller, String key, String body) {
    return KeyedRequest.of(caller, key, "/api/v1/tenants", body.getBytes());
  }

  @Test
  void theSameRequestGetsTheSameAnswerForADay() {
    KeyedRequest request = request("olga", "same", "a");
    assertThat(answers.begin(request)).isInstanceOf(Begun.Ours.class);
    answers.keep(request, ANSWER);
    CLOCK.turn(Duration.ofHours(23));
    assertThat(answers.begin(request))
        .isInstanceOfSatisfying(
            Begun.Done.class,
            done -> {
              assertThat(done.answer().status()).isEqualTo(202);
              assertThat(done.answer().headers()).isEqualTo(ANSWER.headers());
              assertThat(done.answer().body()).isEqualTo(ANSWER.body());
            });
    CLOCK.turn(Duration.ofHours(2));
    assertThat(answers.begin(request)).isInstanceOf(Begun.Ours.class);
  }

  @Test
  void theKeyOfAnotherRequestIsRefused() {
    answers.begin(request("olga", "reused", "a"));
    assertThatThrownBy(() -> answers.begin(request("olga", "reused", "b")))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.code()).isEqualTo(FaultCode.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void otherCallersHaveTheirOwnKeys() {
    answers.begin(request("olga", "mine", "a"));
    assertThat(answers.begin(request("gina", "mine", "b"))).isInstanceOf(Begun.Ours.class);
  }

  @Test
  void ofTwentyAtOnceOneDoesIt() throws Exception {
    var crowd = Executors.newFixedThreadPool(20);
    Callable<Begun> one = () -> answers.begin(request("olga", "crowd", "a"));
    var outcomes = crowd.invokeAll(Collections.nCopies(20, one));
    crowd.shutdown();
    int ours = 0;
    for (var outcome : outcomes) {
      ours += outcome.get() instanceof Begun.Ours ? 1 : 0;
    }
    assertThat(ours).isEqualTo(1);
  }

  @Test
  void whatFailedMayBeTriedAgain() {
    KeyedRequest request = request("olga", "dropped", "a");
    answers.begin(request);
    answers.drop(request);
    assertThat(answers.begin(request)).isInstanceOf(Begun.Ours.class);
  }

  @Test
  void whatAProcessDiedOverIsTakenOver() {
    KeyedRequest request = request("olga", "abandoned", "a");
    answers.begin(request);
    assertThat(answers.begin(request)).isInstanceOf(Begun.Theirs.class);
    CLOCK.turn(Duration.ofMinutes(3));
    assertThat(answers.begin(request)).isInstanceOf(Begun.Ours.class);
    assertThat(answers.begin(request)).isInstanceOf(Begun.Theirs.class);
  }

  /** Stands still until it is turned. */
  private static final class TurnedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void turn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
