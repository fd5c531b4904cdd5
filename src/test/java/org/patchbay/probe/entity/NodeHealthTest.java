package org.patchbay.probe.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;

class NodeHealthTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void whatWasAnsweredBeforeAGuestWasStartedAnewIsNotHeldAgainstWhatItAnswersNow() {
    ProbeResult answered = result();
    Finding well = Finding.of(HealthState.WELL, Why.WELL);
    NodeHealth health = new NodeHealth(UUID.randomUUID(), UUID.randomUUID(), well, NOON);
    health.found(UUID.randomUUID(), well, List.of(answered), NOON);

    assertThat(health.probesSince(Optional.of(NOON.minusSeconds(60)))).containsExactly(answered);
    assertThat(health.probesSince(Optional.empty())).containsExactly(answered);
    assertThat(health.probesSince(Optional.of(NOON.plusSeconds(1)))).isEmpty();
  }

  private static ProbeResult result() {
    Probe probe = new Probe(Probe.Kind.TCP, Transport.TCP, 3306, Optional.empty(), Basis.PROPOSED);
    Question asked = new Question("sql", probe, Way.GUEST, InetAddress.getLoopbackAddress());
    return ProbeResult.first(asked, new Reply(Answer.ANSWERED, ""), NOON);
  }
}
