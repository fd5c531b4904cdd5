package org.patchbay.container.entity.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.Occupant;
import org.patchbay.container.entity.picture.Picture.Box;
import org.patchbay.container.entity.picture.Picture.Bus;
import org.patchbay.container.entity.picture.Picture.Rack;
import org.patchbay.container.entity.picture.Picture.Wire;

class DrawingTest {
  private static final double MONO = 6.7;

  private static List<Line> lines(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Line(name + i, name, "" + i)).toList();
  }

  private static Seat seat(String host, String node, List<Plug> inside, List<Plug> outside) {
    return new Seat(
        host, node, new Occupant("voice", node), ContainerStatus.RUNNING, inside, outside);
  }

  /** Every third is outside as well; every node is on a segment, in turn. */
  private static Wiring many(int nodes, int hosts, int segments, int networks, int loose) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      var inside = List.of(new Plug("seg" + i % Math.max(1, segments), "10.0.0." + (10 + i)));
      var outside =
          networks > 0 && i % 3 == 0
              ? List.of(
                  new Plug("net" + i % networks, "198.51.100." + i),
                  new Plug("net" + i % networks, "2001:db8::" + i))
              : List.<Plug>of();
      seats.add(seat("h" + i % hosts, "voice-" + i, segments > 0 ? inside : List.of(), outside));
    }
    List<Loose> free =
        IntStream.range(0, loose)
            .mapToObj(i -> new Plug("net0", "198.51.100." + (200 + i)))
            .map(plug -> new Loose(plug, HeldAddress.State.FREE))
            .toList();
    return new Wiring(lines("seg", segments), lines("net", networks), seats, free);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 0, 0",
    "8, 3, 1, 1, 0",
    "8, 3, 4, 2, 3",
    "40, 12, 1, 1, 5",
    "60, 60, 3, 3, 12",
    "0, 1, 1, 1, 2",
    "3, 1, 0, 0, 0"
  })
  void everythingHasItsPlaceAndNothingLiesUponAnother(
      int nodes, int hosts, int segments, int networks, int loose) {
    Wiring wiring = many(nodes, hosts, segments, networks, loose);
    Picture picture = Drawing.of(wiring);
    assertThat(picture.boxes()).hasSize(nodes);
    assertThat(picture.racks()).hasSize(Math.min(nodes, hosts) + (loose > 0 ? 1 : 0));
    assertThat(picture.tags()).hasSize(loose);
    assertThat(picture.buses()).hasSize(segments + networks);
    assertThat(picture.boxes()).allMatch(box -> isOnItsHost(box, picture));
    assertThat(pairs(picture.racks())).noneMatch(two -> overlap(two.get(0), two.get(1)));
    assertThat(picture.boxes())
        .allMatch(a -> picture.boxes().stream().noneMatch(b -> a != b && overlap(a, b)));
    assertThat(picture.wires()).allMatch(wire -> fits(wire, picture));
  }

  private static List<List<Rack>> pairs(List<Rack> racks) {
    return racks.stream()
        .flatMap(a -> racks.stream().filter(b -> a != b).map(b -> List.of(a, b)))
        .toList();
  }

  private static boolean overlap(Rack a, Rack b) {
    return a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
  }

  private static boolean overlap(Box a, Box b) {
    return a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
  }

  private static boolean isOnItsHost(Box box, Picture picture) {
    return picture.racks().stream()
        .filter(rack -> box.seat().host().equals(rack.name()))
        .anyMatch(
            rack ->
                rack.x() < box.x()
                    && box.x() + box.width() < rack.x() + rack.width()
                    && rack.y() < box.y()
                    && box.y() + box.height() <= rack.y() + rack.height());
  }

  /** Within the picture; its address has room between the hosts and the lines. */
  private static boolean fits(Wire wire, Picture picture) {
    Rack rack = picture.racks().get(0);
    double half = wire.address().length() * MONO / 2;
    boolean written =
        wire.outside()
            ? wire.textX() - half > rack.x() + rack.width()
                && wire.textX() + half < innermost(picture, true)
            : wire.textX() + half < rack.x() && wire.textX() - half > innermost(picture, false);
    return written && wire.y() < picture.height() && wire.to() > 0 && wire.to() < picture.width();
  }

  private static int innermost(Picture picture, boolean outside) {
    var sides = picture.buses().stream().filter(bus -> bus.outside() == outside).mapToInt(Bus::x);
    return outside ? sides.min().orElse(picture.width()) : sides.max().orElse(0);
  }

  @Test
  void everyPlugReachesTheLineOfItsNetworkAndTheLineReachesEveryPlug() {
    Picture picture = Drawing.of(many(9, 2, 3, 2, 1));
    for (Box box : picture.boxes()) {
      Seat seat = box.seat();
      seat.inside().forEach(plug -> isPluggedIn(plug, "seg", false, picture));
      seat.outside().forEach(plug -> isPluggedIn(plug, "net", true, picture));
    }
    isPluggedIn(new Plug("net0", "198.51.100.200"), "net", true, picture);
  }

  private static void isPluggedIn(Plug plug, String prefix, boolean outside, Picture picture) {
    Wire wire =
        picture.wires().stream()
            .filter(one -> one.address().equals(plug.address()))
            .findFirst()
            .orElseThrow();
    Bus bus =
        picture.buses().stream()
            .filter(one -> one.label().equals(plug.line().replace(prefix, prefix + " ")))
            .findFirst()
            .orElseThrow();
    assertThat(bus.outside()).isEqualTo(outside).isEqualTo(wire.outside());
    assertThat(wire.to()).isEqualTo(bus.x());
    assertThat(wire.y()).isBetween(bus.top(), bus.bottom());
  }

  @Test
  void aNodeWithTwoInterfacesOnASideIsAsHighAsBoth() {
    var one = List.of(new Plug("seg0", "10.0.0.10"));
    var two = List.of(new Plug("seg0", "10.0.0.11"), new Plug("seg0", "fd00::11"));
    var wiring =
        new Wiring(
            lines("seg", 1),
            List.of(),
            List.of(seat("h1", "a", one, List.of()), seat("h1", "b", two, List.of())),
            List.of());
    List<Box> boxes = Drawing.of(wiring).boxes();
    assertThat(boxes.get(1).height()).isEqualTo(2 * boxes.get(0).height());
  }

  @Test
  void aLongNameIsCutAndKeepsItsPlace() {
    var wiring =
        new Wiring(
            lines("seg", 1),
            List.of(),
            List.of(seat("h1", "x".repeat(63), List.of(), List.of())),
            List.of());
    Picture picture = Drawing.of(wiring);
    assertThat(picture.boxes().get(0).label()).hasSize(Measures.LONGEST).endsWith("…");
    assertThat(picture.width()).isLessThan(600);
  }

  @Test
  void theSameIsDrawnTheSame() {
    assertThat(Drawing.of(many(40, 12, 2, 2, 3))).isEqualTo(Drawing.of(many(40, 12, 2, 2, 3)));
  }
}
