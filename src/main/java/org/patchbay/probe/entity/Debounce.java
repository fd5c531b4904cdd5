package org.patchbay.probe.entity;

import java.time.Instant;
import java.util.Optional;

/** How many answers in a row it takes to believe that a role that answered is gone. Pure. */
public final class Debounce {
  private static final int OF_DATAGRAMS = 3;
  private static final int OF_CONNECTIONS = 2;

  private Debounce() {}

  /** What is held to be true after the reply. Good news is believed at once. */
  public static ProbeResult next(
      Optional<ProbeResult> before, Question question, Reply reply, Instant now) {
    if (before.isEmpty()) {
      return ProbeResult.first(question, reply, now);
    }
    ProbeResult known = before.get();
    boolean worse = known.answer() == Answer.ANSWERED && reply.answer() != Answer.ANSWERED;
    return worse && known.misses() + 1 < needed(question)
        ? known.doubted()
        : known.again(question, reply, now);
  }

  private static int needed(Question question) {
    return question.mayGetLost() ? OF_DATAGRAMS : OF_CONNECTIONS;
  }
}
