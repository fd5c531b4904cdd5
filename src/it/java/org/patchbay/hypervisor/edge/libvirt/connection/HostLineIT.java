package org.patchbay.hypervisor.edge.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.testing.Eventually;

/** How many connections there are to a host, on libvirt's test driver. */
class HostLineIT {
  private static final int AT_ONCE = 4;
  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ZERO,
          Duration.ofSeconds(2),
          3,
          AT_ONCE);

  private final HostLine line = line();
  private final CountDownLatch working = new CountDownLatch(1);

  private static HostLine line() {
    return new HostLine("h1", "test:///default", PACE, uuid -> {});
  }

  @AfterEach
  void end() {
    working.countDown();
    line.end();
    Eventually.until("all are closed", () -> line.connections() == 0);
  }

  @Test
  void callsOneAfterTheOtherUseOneConnection() {
    for (int i = 0; i < 20; i++) {
      name();
    }
    assertThat(line.connections()).isOne();
  }

  @Test
  void callsAtOnceHaveOneEachAndAHostThatIsKeptBusyIsSeenAllTheSame() {
    keepBusy();
    assertThat(line.connections()).isEqualTo(AT_ONCE);
    assertThat(line.<String>watch(session -> session.connect().getHostName())).isNotBlank();
    assertThat(line.connections()).isEqualTo(AT_ONCE + 1);
  }

  @Test
  void whatWasNotNeededForLongIsClosedAndWhatIsInUseIsNot() {
    keepBusy();
    line.watch(session -> session.connect().getHostName());
    line.closeIdle(Duration.ofHours(1));
    assertThat(line.connections()).isEqualTo(AT_ONCE + 1);
    line.closeIdle(Duration.ZERO);
    Eventually.until("the idle one is closed", () -> line.connections() == AT_ONCE);
    working.countDown();
    name();
  }

  @Test
  void aLineThatEndsInTheMiddleOfCallsClosesWhenTheyAreOver() {
    keepBusy();
    line.end();
    assertThat(line.connections()).isEqualTo(AT_ONCE);
  }

  @Test
  void aThousandTimesOpenedIsAThousandTimesClosed() {
    for (int i = 0; i < 1000; i++) {
      HostLine brief = line();
      brief.call(session -> session.connect().getHostName());
      brief.end();
      Eventually.until("it is closed", () -> brief.connections() == 0);
    }
  }

  @Test
  void whatGoesWrongInACallIsToldAndTheConnectionGoesOn() {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> line.call(session -> session.connect().domainLookupByName("none")))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("HYPERVISOR_REFUSED");
    }
    assertThat(line.connections()).isOne();
  }

  private void name() {
    assertThat(line.<String>call(session -> session.connect().getHostName())).isNotBlank();
  }

  /** Takes every usual place. */
  private void keepBusy() {
    var inside = new CountDownLatch(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      CompletableFuture.runAsync(
          () ->
              line.call(
                  session -> {
                    inside.countDown();
                    await(working);
                    return null;
                  }),
          task -> Daemons.start("busy", task));
    }
    await(inside);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
