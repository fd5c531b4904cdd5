package org.patchbay.network.entity;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of addresses of one kind, first to last inclusive. */
public record Span(InetAddress first, InetAddress last) {
  static Span of(InetAddress one) {
    return new Span(one, one);
  }

  boolean isSix() {
    return Ip.isSix(first);
  }

  public boolean contains(InetAddress address) {
    return Ip.isSix(address) == isSix() && !isBefore(address, first) && !isBefore(last, address);
  }

  boolean contains(Span other) {
    return contains(other.first) && contains(other.last);
  }

  public boolean overlaps(Span other) {
    return isSix() == other.isSix() && !isBefore(last, other.first) && !isBefore(other.last, first);
  }

  /** What is left of it: nothing, one run or two. */
  List<Span> without(Span other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<Span> left = new ArrayList<>();
    if (isBefore(first, other.first)) {
      left.add(new Span(first, Ip.plus(other.first, -1)));
    }
    if (isBefore(other.last, last)) {
      left.add(new Span(Ip.plus(other.last, 1), last));
    }
    return left;
  }

  BigInteger size() {
    return Ip.number(last).subtract(Ip.number(first)).add(BigInteger.ONE);
  }

  static BigInteger size(List<Span> spans) {
    return spans.stream().map(Span::size).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** What of it lies in another. */
  Optional<Span> within(Span other) {
    return overlaps(other)
        ? Optional.of(
            new Span(
                isBefore(first, other.first) ? other.first : first,
                isBefore(other.last, last) ? other.last : last))
        : Optional.empty();
  }

  static List<Span> without(List<Span> spans, Span other) {
    return spans.stream().flatMap(span -> span.without(other).stream()).toList();
  }

  /** The first address behind this one that is in the run. */
  public Optional<InetAddress> after(InetAddress address) {
    return isBefore(address, last) ? Optional.of(Ip.plus(address, 1)) : Optional.empty();
  }

  /** All of it, the lowest first. */
  public Stream<InetAddress> addresses() {
    return Stream.iterate(first, address -> !isBefore(last, address), one -> Ip.plus(one, 1));
  }

  boolean isReversed() {
    return isBefore(last, first);
  }

  /** One address alone where it is one. */
  public String brief() {
    return first.equals(last) ? Ip.text(first) : toString();
  }

  private static boolean isBefore(InetAddress one, InetAddress other) {
    return Ip.number(one).compareTo(Ip.number(other)) < 0;
  }

  @Override
  public String toString() {
    return Ip.text(first) + "-" + Ip.text(last);
  }
}
