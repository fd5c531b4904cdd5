package org.patchbay.probe.entity;

import java.time.Instant;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;

/**
 * What is held to be true of one question.
 *
 * @param address that was asked
 * @param words what was said
 * @param misses answers in a row that differed, and were not yet believed
 * @param since when the answer became this one
 */
public record ProbeResult(
    String role,
    Probe.Kind kind,
    Transport transport,
    int port,
    Way way,
    String address,
    Answer answer,
    String words,
    int misses,
    Instant since) {
  private static final String TAB = "\t";

  static ProbeResult first(Question question, Reply reply, Instant now) {
    return of(question, reply, 0, now);
  }

  private static ProbeResult of(Question asked, Reply reply, int misses, Instant since) {
    return new ProbeResult(
        asked.role(),
        asked.probe().kind(),
        asked.probe().transport(),
        asked.probe().port(),
        asked.way(),
        asked.address().getHostAddress(),
        reply.answer(),
        reply.words(),
        misses,
        since);
  }

  ProbeResult again(Question question, Reply reply, Instant now) {
    return of(question, reply, 0, reply.answer() == answer ? since : now);
  }

  ProbeResult doubted() {
    return new ProbeResult(
        role, kind, transport, port, way, address, answer, words, misses + 1, since);
  }

  /** As {@link Question#key()}. */
  public String key() {
    return role + " " + kind + " " + transport + " " + port;
  }

  /** {@code UDP 5060}. */
  public String where() {
    return transport + " " + port;
  }

  /** As the database keeps it. */
  public String write() {
    return String.join(
        TAB,
        role,
        kind.name(),
        transport.name(),
        String.valueOf(port),
        way.name(),
        address,
        answer.name(),
        words,
        String.valueOf(misses),
        since.toString());
  }

  /** What {@link #write} wrote. */
  public static ProbeResult read(String text) {
    String[] parts = text.split(TAB, -1);
    return new ProbeResult(
        parts[0],
        Probe.Kind.valueOf(parts[1]),
        Transport.valueOf(parts[2]),
        Integer.parseInt(parts[3]),
        Way.valueOf(parts[4]),
        parts[5],
        Answer.valueOf(parts[6]),
        parts[7],
        Integer.parseInt(parts[8]),
        Instant.parse(parts[9]));
  }
}
