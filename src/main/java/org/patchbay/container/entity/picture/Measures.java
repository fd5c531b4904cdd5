package org.patchbay.container.entity.picture;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much room a drawing's columns take, as its texts are long.
 *
 * @param inside x of the hosts' left edge
 * @param box width of a container
 * @param outside width of what lies right of the hosts, without the lines
 */
record Measures(int inside, int box, int outside, int width) {
  static final int EDGE = 12;
  static final int BETWEEN_LINES = 16;
  static final int HEAD_LINE = 20;
  static final int PAD = 8;

  /** The longest name that is written out. */
  static final int LONGEST = 30;

  private static final double CHARACTER = 7.2;
  private static final int ICON_AND_STATUS = 116;
  private static final int SHORTEST = 10;

  static Measures of(Wiring wiring) {
    int inside =
        lines(wiring.segments())
            + room(wiring.seats().stream().map(Seat::inside).flatMap(Collection::stream));
    int box =
        ICON_AND_STATUS
            + text(longest(wiring.seats().stream().map(seat -> brief(seat.name())), SHORTEST));
    int outside = room(plugsOutside(wiring));
    int least =
        labels(wiring.segments())
            + lines(wiring.segments())
            + labels(wiring.networks())
            + lines(wiring.networks());
    int width = inside + box + 2 * PAD + outside + lines(wiring.networks());
    return new Measures(inside, box, outside + Math.max(0, least - width), Math.max(width, least));
  }

  private static Stream<Plug> plugsOutside(Wiring wiring) {
    return Stream.concat(
        wiring.seats().stream().map(Seat::outside).flatMap(Collection::stream),
        wiring.loose().stream().map(Loose::plug));
  }

  /** Where a network's line stands, from its side's edge. */
  static int line(int index) {
    return EDGE + BETWEEN_LINES * index;
  }

  private static int lines(List<Line> lines) {
    return lines.isEmpty() ? 1 : line(lines.size() - 1);
  }

  private static int labels(List<Line> lines) {
    return 2 * PAD + text(longest(lines.stream().map(Line::label), 0));
  }

  private static int room(Stream<Plug> plugs) {
    int longest = longest(plugs.map(Plug::address), 0);
    return longest == 0 ? EDGE : text(longest) + 3 * PAD;
  }

  private static int longest(Stream<String> texts, int least) {
    return texts.mapToInt(String::length).reduce(least, Math::max);
  }

  private static int text(int characters) {
    return (int) Math.ceil(characters * CHARACTER);
  }

  /** A name as long as there is room; all of it is in the table. */
  static String brief(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
  }

  /** Where the lines' labels end and the hosts begin. */
  static int head(Wiring wiring) {
    return HEAD_LINE * Math.max(wiring.segments().size(), wiring.networks().size()) + EDGE;
  }
}
