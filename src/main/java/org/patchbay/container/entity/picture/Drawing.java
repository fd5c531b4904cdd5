package org.patchbay.container.entity.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbay.container.entity.picture.Picture.Box;
import org.patchbay.container.entity.picture.Picture.Bus;
import org.patchbay.container.entity.picture.Picture.Rack;
import org.patchbay.container.entity.picture.Picture.Tag;
import org.patchbay.container.entity.picture.Picture.Wire;

/** Lays a {@link Wiring} out, host below host. */
public final class Drawing {
  static final int ROW = 22;
  static final int RACK_HEAD = 24;
  static final int GAP = 12;
  private static final int BOX_PAD = 6;

  private final Wiring wiring;
  private final Measures measures;
  private final List<Rack> racks = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();
  private int y;

  private Drawing(Wiring wiring) {
    this.wiring = wiring;
    this.measures = Measures.of(wiring);
    this.y = Measures.head(wiring);
  }

  public static Picture of(Wiring wiring) {
    return new Drawing(wiring).drawn();
  }

  private Picture drawn() {
    Map<String, List<Seat>> hosts =
        wiring.seats().stream()
            .collect(Collectors.groupingBy(Seat::host, TreeMap::new, Collectors.toList()));
    hosts.forEach(this::rack);
    loose();
    return new Picture(measures.width(), y, buses(), racks, boxes, wires, tags);
  }

  private void rack(String host, List<Seat> seats) {
    int top = y;
    y += RACK_HEAD;
    seats.forEach(this::box);
    close(top, host);
  }

  private void close(int top, String name) {
    y += Measures.PAD - BOX_PAD;
    racks.add(new Rack(measures.inside(), top, rackWidth(), y - top, name));
    y += GAP;
  }

  private int rackWidth() {
    return measures.box() + 2 * Measures.PAD;
  }

  private void box(Seat seat) {
    int x = measures.inside() + Measures.PAD;
    int height = seat.lines() * ROW;
    boxes.add(new Box(x, y, measures.box(), height, Measures.brief(seat.name()), seat));
    for (int i = 0; i < seat.inside().size(); i++) {
      wire(seat.inside().get(i), middle(i), false);
    }
    for (int i = 0; i < seat.outside().size(); i++) {
      wire(seat.outside().get(i), middle(i), true);
    }
    y += height + BOX_PAD;
  }

  private int middle(int row) {
    return y + row * ROW + ROW / 2;
  }

  private void loose() {
    if (wiring.loose().isEmpty()) {
      return;
    }
    int top = y;
    y += RACK_HEAD;
    for (Loose one : wiring.loose()) {
      tags.add(new Tag(measures.inside() + Measures.PAD, y, measures.box(), one));
      wire(one.plug(), middle(0), true);
      y += ROW + BOX_PAD;
    }
    close(top, null);
  }

  private void wire(Plug plug, int at, boolean outside) {
    int near = measures.inside() + (outside ? rackWidth() - Measures.PAD : Measures.PAD);
    int edge = measures.inside() + (outside ? rackWidth() : 0);
    int far = x(outside, index(plug, outside));
    int last = x(outside, Math.max(0, lines(outside).size() - 1));
    wires.add(new Wire(near, far, at, (edge + last) / 2, plug.address(), outside));
  }

  private List<Line> lines(boolean outside) {
    return outside ? wiring.networks() : wiring.segments();
  }

  private int index(Plug plug, boolean outside) {
    List<Line> lines = lines(outside);
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).id().equals(plug.line()))
        .findFirst()
        .orElse(0);
  }

  private int x(boolean outside, int index) {
    return outside ? measures.width() - Measures.line(index) : Measures.line(index);
  }

  private List<Bus> buses() {
    List<Bus> buses = new ArrayList<>();
    for (boolean outside : List.of(false, true)) {
      for (int i = 0; i < lines(outside).size(); i++) {
        buses.add(bus(i, outside));
      }
    }
    return buses;
  }

  private Bus bus(int index, boolean outside) {
    int x = x(outside, index);
    int top = Measures.PAD + Measures.HEAD_LINE * index;
    int bottom =
        wires.stream()
            .filter(wire -> wire.outside() == outside && wire.to() == x)
            .mapToInt(Wire::y)
            .reduce(top + Measures.HEAD_LINE / 2, Math::max);
    int label = outside ? x - Measures.PAD : x + Measures.PAD;
    return new Bus(x, top, bottom, lines(outside).get(index).label(), label, outside);
  }
}
