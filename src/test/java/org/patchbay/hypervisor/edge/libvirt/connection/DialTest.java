package org.patchbay.hypervisor.edge.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.testing.Eventually;

class DialTest {
  private final AtomicInteger attempts = new AtomicInteger();

  private static Pace pace(Duration opening, Duration pause) {
    return new Pace(Duration.ofSeconds(1), opening, pause, Duration.ofSeconds(2), 3, 4);
  }

  private static void unreachable(Dial dial, String words) {
    assertThatThrownBy(dial::dial)
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.HOST_UNREACHABLE);
              assertThat(fault.parameters()).containsExactly("h1", words);
            });
  }

  @Test
  void aDialThatHangsIsWaitedForOnceAndNeverDoubled() {
    var hanging = new CountDownLatch(1);
    var dial =
        new Dial(
            "h1",
            pace(Duration.ofMillis(50), Duration.ZERO),
            DialTest::silent,
            () -> {
              attempts.incrementAndGet();
              await(hanging);
              throw Fault.of(FaultCode.HOST_UNREACHABLE, "h1", "at last");
            });
    unreachable(dial, "no answer");
    for (int i = 0; i < 100; i++) {
      unreachable(dial, "no answer");
    }
    assertThat(attempts).hasValue(1);
    hanging.countDown();
  }

  @Test
  void aDialThatHangsIsLeftBehindOnceTheHostAnswers() {
    var hanging = new CountDownLatch(1);
    var dial =
        new Dial(
            "h1",
            pace(Duration.ofMillis(50), Duration.ZERO),
            () -> {},
            () -> {
              if (attempts.incrementAndGet() == 1) {
                await(hanging);
              }
            });
    unreachable(dial, "no answer");
    Eventually.until("it is dialled anew", () -> opens(dial));
    assertThat(attempts).hasValue(2);
    hanging.countDown();
  }

  private static boolean opens(Dial dial) {
    try {
      dial.dial();
      return true;
    } catch (Fault stillAwaited) {
      return false;
    }
  }

  @Test
  void aHostThatIsKnownToBeDownIsRefusedAtOnce() {
    var dial =
        new Dial(
            "h1",
            pace(Duration.ofSeconds(10), Duration.ofHours(1)),
            DialTest::silent,
            () -> {
              attempts.incrementAndGet();
              throw Fault.of(FaultCode.HOST_UNREACHABLE, "h1", "Connection refused");
            });
    for (int i = 0; i < 100; i++) {
      unreachable(dial, "Connection refused");
    }
    assertThat(attempts).hasValue(1);
  }

  @Test
  void afterAPauseItIsDialledAgain() {
    var dial =
        new Dial(
            "h1",
            pace(Duration.ofSeconds(10), Duration.ZERO),
            DialTest::silent,
            () -> {
              throw Fault.of(
                  FaultCode.HOST_UNREACHABLE, "h1", "attempt " + attempts.incrementAndGet());
            });
    unreachable(dial, "attempt 1");
    unreachable(dial, "attempt 2");
  }

  private static void silent() {
    throw Fault.of(FaultCode.HOST_UNREACHABLE, "h1", "no answer");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
