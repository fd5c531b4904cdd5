package org.patchbay.hypervisor.edge.simulated;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is wrong with a host at present.
 *
 * @param line how far calls come
 * @param delay of every call
 * @param refusals the words with which the next call of a kind is refused
 */
record Trouble(Line line, Duration delay, Map<Call, String> refusals) {
  static final Trouble NONE = new Trouble(Line.OPEN, Duration.ZERO, Map.of());

  Trouble {
    refusals = Map.copyOf(refusals);
  }

  /** How far a call comes. */
  enum Line {
    OPEN,
    /** Nobody is there: {@code HOST_UNREACHABLE} at once, nothing was done. */
    CUT,
    /** The daemon hangs: {@code HOST_TIMEOUT}, nothing was done. */
    FROZEN,
    /** The call is done and its answer lost: {@code HOST_TIMEOUT}. */
    ANSWERS_LOST
  }

  Trouble on(Line other) {
    return new Trouble(other, delay, refusals);
  }

  Trouble slowedBy(Duration other) {
    return new Trouble(line, other, refusals);
  }

  Trouble refusing(Call call, String words) {
    Map<Call, String> more = new HashMap<>(refusals);
    more.put(call, words);
    return new Trouble(line, delay, more);
  }

  /** True when calls come as far as the host. */
  boolean reaches() {
    return line == Line.OPEN || line == Line.ANSWERS_LOST;
  }

  /** After a call: its refusal was for one only, unless the call did not get there. */
  Trouble after(Call call) {
    if (!reaches() || !refusals.containsKey(call)) {
      return this;
    }
    Map<Call, String> fewer = new HashMap<>(refusals);
    fewer.remove(call);
    return new Trouble(line, delay, fewer);
  }

  /** {@code line: CUT}, {@code delay: PT2S}, {@code refusals: {DEFINE: words}}; all optional. */
  static Trouble of(Map<?, ?> document) {
    Map<Call, String> refusals = new HashMap<>();
    if (document.get("refusals") instanceof Map<?, ?> given) {
      given.forEach((call, words) -> refusals.put(Call.valueOf((String) call), (String) words));
    }
    return new Trouble(
        document.get("line") instanceof String line ? Line.valueOf(line) : Line.OPEN,
        document.get("delay") instanceof String delay ? Duration.parse(delay) : Duration.ZERO,
        refusals);
  }

  Map<String, Object> document() {
    Map<String, String> words = new TreeMap<>();
    refusals.forEach((call, text) -> words.put(call.name(), text));
    return Map.of("line", line.name(), "delay", delay.toString(), "refusals", words);
  }
}
