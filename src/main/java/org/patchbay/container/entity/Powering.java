package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;

/** Whether a container is wished on, in step with whom, and what was asked of its guest for it. */
@Embeddable
public class Powering {
  @Enumerated(EnumType.STRING)
  Power power;

  int bootsWanted;
  int bootsDone;
  Instant stopAskedAt;

  @Enumerated(EnumType.STRING)
  March march = March.NONE;

  Instant releasedAt;

  protected Powering() {}

  static Powering of(Power power) {
    Powering powering = new Powering();
    powering.power = power;
    return powering;
  }

  void want(Power wanted) {
    power = wanted;
    stopAskedAt = null;
  }

  /** Wished so as if it always had been: restarts that are due are not any more. */
  void wantAfresh(Power wanted) {
    power = wanted;
    bootsDone = bootsWanted;
  }

  void standStill() {
    march = March.NONE;
  }

  void hold() {
    march = March.HELD;
  }

  void release(Instant at) {
    march = March.RELEASED;
    releasedAt = at;
  }

  void wishBoot() {
    bootsWanted++;
  }

  void booted() {
    bootsDone = bootsWanted;
  }

  boolean isBootDue() {
    return bootsWanted > bootsDone;
  }

  boolean isOn() {
    return power == Power.ON;
  }

  void stopAsked(Instant at) {
    stopAskedAt = at;
  }

  /** What is new about it has to be asked of a running guest anew. */
  void askAgainIfOn() {
    stopAskedAt = isOn() ? null : stopAskedAt;
  }

  Optional<Instant> stopAskedAt() {
    return Optional.ofNullable(stopAskedAt);
  }

  /** When its wave began; empty while it is not marching. */
  Optional<Instant> releasedAt() {
    return march == March.RELEASED ? Optional.of(releasedAt) : Optional.empty();
  }
}
