package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.Occupant;
import org.patchbay.container.entity.picture.Line;
import org.patchbay.container.entity.picture.Loose;
import org.patchbay.container.entity.picture.Plug;
import org.patchbay.container.entity.picture.Seat;
import org.patchbay.container.entity.picture.Wiring;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Who is plugged in where in the scope's networks: so many queries, however much it is. */
@ApplicationScoped
@Transactional
public class Wirings {
  /** Public addresses that are plugged in nowhere; the list of addresses has the rest. */
  private static final int LOOSE = 12;

  @Inject Containers containers;
  @Inject Occupants occupants;
  @Inject Addresses addresses;
  @Inject AddressBook book;
  @Inject PublicNetworks networks;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  /** A page of containers by host: those behind {@code (host, name, id)}. */
  public Slice<ContainerRow> page(Optional<Cursor> place, int limit) {
    return Slice.of(
        containers.byHost(
            place.map(cursor -> cursor.key(0)).orElse(""),
            place.map(cursor -> cursor.key(1)).orElse(""),
            place.map(cursor -> cursor.id(2)).orElse(new UUID(0, 0)),
            limit + 1),
        limit,
        row -> Cursor.after(row.hostName(), row.container().name(), row.container().id()));
  }

  /** What those containers are plugged into. */
  public Wiring of(List<ContainerRow> rows) {
    List<UUID> ids = rows.stream().map(row -> row.container().id()).toList();
    Map<UUID, Occupant> nodes = occupants.of(ids);
    Map<UUID, List<Nic>> nics =
        addresses.of(ids).stream().collect(Collectors.groupingBy(Nic::containerId));
    List<Seat> seats =
        rows.stream()
            .map(row -> seat(row, nodes, nics.getOrDefault(row.container().id(), List.of())))
            .toList();
    List<Loose> loose = book.loose(LOOSE).stream().map(Wirings::loose).toList();
    return new Wiring(segments(), publicOnes(seats, loose), seats, loose);
  }

  private Seat seat(ContainerRow row, Map<UUID, Occupant> nodes, List<Nic> nics) {
    return new Seat(
        row.hostName(),
        row.container().name(),
        nodes.get(row.container().id()),
        row.status(clock.instant(), staleAfter),
        nics.stream().filter(nic -> !nic.isPublic()).map(Wirings::plug).toList(),
        nics.stream().filter(Nic::isPublic).map(Wirings::plug).toList());
  }

  private static Plug plug(Nic nic) {
    String line = nic.isPublic() ? nic.networkId().toString() : nic.segmentId().toString();
    return new Plug(line, nic.addressText(), nic.address6().map(Ip::text).orElse(""));
  }

  private static Loose loose(HeldAddress held) {
    return new Loose(
        new Plug(held.lease().networkId().toString(), held.lease().addressText()), held.state());
  }

  private List<Line> segments() {
    return book.segments().stream()
        .map(use -> use.segment())
        .map(one -> new Line(String.valueOf(one.id()), one.name(), one.cidr().toString()))
        .toList();
  }

  /** Those that something of the tenant's is of. */
  private List<Line> publicOnes(List<Seat> seats, List<Loose> loose) {
    Set<String> used =
        Stream.concat(
                seats.stream().flatMap(seat -> seat.outside().stream()),
                loose.stream().map(Loose::plug))
            .map(Plug::line)
            .collect(Collectors.toSet());
    return networks.all().stream()
        .filter(network -> used.contains(network.id().toString()))
        .map(Wirings::line)
        .toList();
  }

  private static Line line(PublicNetwork network) {
    return new Line(network.id().toString(), network.name(), "");
  }
}
