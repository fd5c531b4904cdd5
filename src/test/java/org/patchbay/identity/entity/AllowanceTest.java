package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private static Allowance usedUp() {
    Allowance left = Allowance.full(6, NOON);
    for (int i = 0; i < 6; i++) {
      assertThat(left.isUsedUp()).isFalse();
      left = left.less();
    }
    return left;
  }

  @Test
  void asOftenAsInAMinuteAtOnceAndThenOneAfterTheOther() {
    Allowance left = usedUp();
    assertThat(left.isUsedUp()).isTrue();
    assertThat(left.wait(6)).isEqualTo(Duration.ofSeconds(10));
    assertThat(left.at(NOON.plusSeconds(9), 6).isUsedUp()).isTrue();
    assertThat(left.at(NOON.plusSeconds(10), 6).isUsedUp()).isFalse();
  }

  @Test
  void whoGoesOnAskingWaitsNoLonger() {
    Allowance left = usedUp();
    for (int second = 1; second < 10; second++) {
      left = left.at(NOON.plusSeconds(second), 6).less();
    }
    assertThat(left.wait(6)).isEqualTo(Duration.ofSeconds(1));
    assertThat(left.at(NOON.plusSeconds(10), 6).isUsedUp()).isFalse();
  }

  @Test
  void noMoreComesBackThanThereWas() {
    Instant later = NOON.plusSeconds(3600);
    assertThat(usedUp().at(later, 6)).isEqualTo(Allowance.full(6, later));
    assertThat(usedUp().at(NOON.minusSeconds(5), 6).isUsedUp()).isTrue();
  }

  @Test
  void aLineOfIpv6IsOneSource() {
    assertThat(ClientAddress.source("2001:db8::1"))
        .isEqualTo(ClientAddress.source("2001:db8::ffff:2"))
        .isNotEqualTo(ClientAddress.source("2001:db8:0:1::1"));
    assertThat(ClientAddress.source("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
