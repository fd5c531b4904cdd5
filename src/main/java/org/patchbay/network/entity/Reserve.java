package org.patchbay.network.entity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.fault.entity.FieldProblem;

/** Addresses of a segment that no node gets, as runs in the order in which they were said. */
public record Reserve(List<Span> spans) {
  public static final Reserve NONE = new Reserve(List.of());

  public static final String FIELD = "reserved";
  private static final int MOST = 50;

  /** Where nothing else is said: the first nine, for gateways and whatever else was there. */
  private static final int USUAL = 9;

  public Reserve {
    spans = List.copyOf(spans);
  }

  public static Reserve usual(Subnet range, Optional<Subnet> other) {
    return new Reserve(
        Stream.concat(Stream.of(range), other.stream())
            .map(one -> new Span(one.nth(1), one.nth(USUAL)))
            .toList());
  }

  /** From its own texts. */
  static Reserve of(List<String> texts) {
    return new Reserve(texts.stream().map(Reserve::span).map(Optional::orElseThrow).toList());
  }

  /** One to a line, or divided by commas. */
  public static List<String> lines(String typed) {
    return Stream.of((typed == null ? "" : typed).split("[,\\r\\n]+"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * Reads runs of the ranges as {@code 10.0.0.1-10.0.0.9}, or single addresses.
   *
   * @param problems gets what is wrong
   */
  public static Reserve read(List<String> texts, List<Subnet> ranges, List<FieldProblem> problems) {
    if (texts.size() > MOST) {
      problems.add(problem("many", MOST));
      return NONE;
    }
    int before = problems.size();
    List<Span> read = new ArrayList<>();
    for (String text : texts) {
      Optional<Span> span = span(text);
      Optional<FieldProblem> wrong = wrong(text, span, ranges, read);
      wrong.ifPresent(problems::add);
      span.filter(one -> wrong.isEmpty()).ifPresent(read::add);
    }
    Reserve reserve = new Reserve(read);
    if (problems.size() == before) {
      ranges.stream()
          .filter(range -> reserve.leftOf(range).isEmpty())
          .forEach(range -> problems.add(problem("all", range)));
    }
    return reserve;
  }

  private static Optional<FieldProblem> wrong(
      String text, Optional<Span> span, List<Subnet> ranges, List<Span> before) {
    if (span.isEmpty() || span.get().isSix() != Ip.isSix(span.get().last())) {
      return Optional.of(problem("invalid", text));
    }
    Span run = span.get();
    Optional<Subnet> range =
        ranges.stream()
            .filter(one -> one.contains(run.first()) && one.contains(run.last()))
            .findFirst();
    if (range.isEmpty()) {
      return Optional.of(problem("outside", text, joined(ranges)));
    }
    if (run.isReversed()) {
      return Optional.of(problem("reversed", text));
    }
    return range.get().own().stream().anyMatch(run::contains)
        ? Optional.of(problem("own", text, range.get()))
        : before.stream()
            .filter(run::overlaps)
            .findFirst()
            .map(other -> problem("overlap", text, other));
  }

  private static String joined(List<Subnet> ranges) {
    return ranges.stream().map(Subnet::toString).collect(Collectors.joining(", "));
  }

  private static Optional<Span> span(String text) {
    String[] ends = (text == null ? "" : text).split("-", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    Optional<InetAddress> first = Subnet.address(ends[0].strip());
    Optional<InetAddress> last = Subnet.address(ends[ends.length - 1].strip());
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(first.get(), last.get()));
  }

  private static FieldProblem problem(String what, Object... parameters) {
    List<Object> shown = new ArrayList<>();
    for (Object parameter : parameters) {
      shown.add(parameter instanceof Integer ? parameter : String.valueOf(parameter));
    }
    return new FieldProblem(FIELD, "network.reserved." + what, shown);
  }

  /** What of a range is left for nodes. */
  public List<Span> leftOf(Subnet range) {
    List<Span> left = List.of(range.usable());
    for (Span span : spans) {
      left = Span.without(left, span);
    }
    return left;
  }

  public boolean has(InetAddress address) {
    return spans.stream().anyMatch(span -> span.contains(address));
  }

  /** What {@link #read} reads. */
  public List<String> texts() {
    return spans.stream().map(Span::brief).toList();
  }
}
