package org.patchbay.container.entity.picture;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who is plugged in where.
 *
 * @param segments private ones
 * @param networks public ones
 * @param seats by host, then as they are to be shown
 */
public record Wiring(
    List<Line> segments, List<Line> networks, List<Seat> seats, List<Loose> loose) {
  public long hosts() {
    return seats.stream().map(Seat::host).distinct().count();
  }

  /** What a network is called. */
  public String called(String line) {
    return Stream.concat(segments.stream(), networks.stream())
        .filter(one -> Objects.equals(one.id(), line))
        .map(Line::name)
        .findFirst()
        .orElse("");
  }

  public boolean isEmpty() {
    return seats.isEmpty() && loose.isEmpty();
  }
}
