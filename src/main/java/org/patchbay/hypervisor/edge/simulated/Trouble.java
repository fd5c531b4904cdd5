package org.patchbay.hypervisor.edge.simulated;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is wrong with a host at present.
 *
 * @param line how far calls come
 * @param delay of every call
 * @param refusals the words with which the next call of a kind is refused
 * @param silent services that don't answer, files that are not there, and what a guest's errand
 *     meets: {@code <machine> <port>}, {@code <machine> <path>}, {@code <machine> /near/<mac>},
 *     {@code <machine> /wall/<address>}, {@code <machine> /tag/<number>}
 * @param full its pools take not one byte more
 */
record Trouble(
    Line line, Duration delay, Map<Call, String> refusals, Set<String> silent, boolean full) {
  static final Trouble NONE = new Trouble(Line.OPEN, Duration.ZERO, Map.of(), Set.of(), false);

  Trouble {
    refusals = Map.copyOf(refusals);
    silent = Set.copyOf(silent);
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
    return new Trouble(other, delay, refusals, silent, full);
  }

  Trouble slowedBy(Duration other) {
    return new Trouble(line, other, refusals, silent, full);
  }

  Trouble refusing(Call call, String words) {
    Map<Call, String> more = new HashMap<>(refusals);
    more.put(call, words);
    return new Trouble(line, delay, more, silent, full);
  }

  Trouble filled() {
    return new Trouble(line, delay, refusals, silent, true);
  }

  Trouble silencing(UUID machine, int port) {
    return silencing(machine + " " + port);
  }

  /** A path is no number, so that neither is taken for the other. */
  Trouble hiding(UUID machine, String path) {
    return silencing(machine + " " + path);
  }

  private Trouble silencing(String what) {
    Set<String> more = new TreeSet<>(silent);
    more.add(what);
    return new Trouble(line, delay, refusals, more, full);
  }

  Trouble meeting(UUID machine, String what) {
    return silencing(machine + " " + what);
  }

  /** What begins so, of what a machine's guest meets. */
  Set<String> met(UUID machine, String kind) {
    String begin = machine + " " + kind;
    return silent.stream()
        .filter(one -> one.startsWith(begin))
        .map(one -> one.substring(begin.length()))
        .collect(Collectors.toSet());
  }

  boolean hides(UUID machine, String path) {
    return silent.contains(machine + " " + path);
  }

  Set<Integer> silentPorts(UUID machine) {
    String his = machine + " ";
    return silent.stream()
        .filter(one -> one.startsWith(his))
        .filter(one -> one.charAt(his.length()) != '/')
        .map(one -> Integer.valueOf(one.substring(his.length())))
        .collect(Collectors.toSet());
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
    return new Trouble(line, delay, fewer, silent, full);
  }

  /**
   * {@code line: CUT}, {@code delay: PT2S}, {@code refusals: {DEFINE: words}}, {@code silent:
   * [<machine> <port or path>]}, {@code full: true}; all optional.
   */
  static Trouble of(Map<?, ?> document) {
    Map<Call, String> refusals = new HashMap<>();
    if (document.get("refusals") instanceof Map<?, ?> given) {
      given.forEach((call, words) -> refusals.put(Call.valueOf((String) call), (String) words));
    }
    return new Trouble(
        document.get("line") instanceof String line ? Line.valueOf(line) : Line.OPEN,
        document.get("delay") instanceof String delay ? Duration.parse(delay) : Duration.ZERO,
        refusals,
        document.get("silent") instanceof List<?> given
            ? given.stream().map(String::valueOf).collect(Collectors.toSet())
            : Set.of(),
        Boolean.TRUE.equals(document.get("full")));
  }

  Map<String, Object> document() {
    Map<String, String> words = new TreeMap<>();
    refusals.forEach((call, text) -> words.put(call.name(), text));
    return Map.of(
        "line",
        line.name(),
        "delay",
        delay.toString(),
        "refusals",
        words,
        "silent",
        silent.stream().sorted().toList(),
        "full",
        full);
  }
}
