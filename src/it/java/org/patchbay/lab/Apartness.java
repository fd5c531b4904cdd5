package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.Frame;
import org.patchbay.hypervisor.edge.libvirt.Guest;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** That two tenants with the same addresses have nothing of each other, told from packets. */
final class Apartness {
  private static final String PORT = "7007";
  private static final String SERVED = "iso tcp %s echo\\niso udp %s echo\\n".formatted(PORT, PORT);
  private static final String END = "end-";
  private static final int TRIES = 5;

  private final List<String> platform;
  private final Map<Resident, Guest> guests = new HashMap<>();
  private int round;

  /**
   * Of tenants on a platform.
   *
   * @param platform addresses and ports that no guest may reach, as {@code 10.0.0.1 22}
   */
  Apartness(List<String> platform) {
    this.platform = platform;
  }

  /** Fails with all that is not so. */
  void check(String when, Neighbours ours, Neighbours theirs) throws LibvirtException {
    long begun = System.nanoTime();
    List<Resident> all = Stream.of(ours, theirs).flatMap(n -> n.both().stream()).toList();
    try {
      for (Resident one : all) {
        String uri = Lab.tls(one.host()) + "?pkipath=" + Lab.pki();
        guests.put(one, new Guest(uri, one.machine()));
      }
      List<String> faults = faults(all, ours, theirs);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      System.out.printf("%s: looked at in %d ms%n", when, took.toMillis());
      assertThat(faults).as(when + ": " + ours + theirs).isEmpty();
    } finally {
      for (Guest guest : guests.values()) {
        guest.close();
      }
      guests.clear();
    }
  }

  private List<String> faults(List<Resident> all, Neighbours ours, Neighbours theirs) {
    List<String> faults = new ArrayList<>();
    atOnce(all, this::prepare);
    for (Neighbours tenant : List.of(ours, theirs)) {
      Neighbours others = tenant == ours ? theirs : ours;
      atOnce(tenant.both(), one -> asks(one, tenant, others, faults));
    }
    for (Resident one : all) {
      Neighbours tenant = ours.both().contains(one) ? ours : theirs;
      heardNone(one, tenant.macs(), faults);
    }
    Map<String, String> frames =
        Malice.frames(ours.one(), ours.segment(), theirs.both(), theirs.segment());
    String end = END + ++round;
    String packed = Base64.getEncoder().encodeToString(packed(frames.values()));
    guests.get(ours.one()).does("echo " + packed + " | base64 -d >/run/frames.gz");
    missing(ours, frames.keySet()).forEach(name -> faults.add("lost among ours: " + name));
    theirs.both().forEach(one -> says(one, end));
    for (Resident one : theirs.both()) {
      Eventually.until("their own words are heard", () -> heard(one).contains(end));
      heard(one).stream()
          .filter(word -> !word.startsWith(END))
          .forEach(word -> faults.add(one.name() + " heard " + word));
      heardNone(one, theirs.macs(), faults);
    }
    return faults;
  }

  private static void atOnce(List<Resident> all, Consumer<Resident> work) {
    List<CompletableFuture<Void>> done =
        all.stream().map(one -> CompletableFuture.runAsync(() -> work.accept(one))).toList();
    done.forEach(CompletableFuture::join);
  }

  /** Serves what is asked for, has its second address, and hears. */
  private void prepare(Resident one) {
    guests
        .get(one)
        .does(
            one.device()
                + """
                killall frame
                ip link set $dev mtu 1500
                ip addr add %s/24 dev $dev
                ip route add %s.0/24 dev $dev
                grep -q '^iso' /etc/patchbay/roles || printf '%s' >>/etc/patchbay/roles
                frame hear $dev %s >/run/heard 2>&1 </dev/null &
                frame sources $dev >/run/sources 2>&1 </dev/null &
                until grep -qi ':1b5f ' /proc/net/tcp6 && grep -qi ':1b5f ' /proc/net/udp6 \\
                  && grep -q listening /run/heard && grep -q listening /run/sources
                do usleep 50000; done
                """
                    .formatted(one.second(), management(), SERVED, Malice.WORD));
  }

  private static String management() {
    String first = Lab.tls("h1").getHost();
    return first.substring(0, first.lastIndexOf('.'));
  }

  private void asks(Resident one, Neighbours ours, Neighbours theirs, List<String> faults) {
    Resident peer = ours.beside(one);
    Asks asks =
        new Asks()
            .answered("ping", "ping -c 2 -W 5 " + peer.address())
            .answered("ping-second", "ping -c 1 -W 5 " + peer.second())
            .answered("fragments", fragmented(peer))
            .answered("six", "ping6 -c 2 -W 5 " + peer.link().getHostAddress() + "%$dev")
            .answered("tcp", "nc -w 5 " + peer.second() + " " + PORT + " </dev/null")
            .answered("udp", echoed(one, peer));
    for (Resident other : theirs.both()) {
      String name = other.name();
      asks.silent("ping-" + name, "ping -c 2 -W 2 " + other.second())
          .silent("arp-" + name, "arping -c 2 -w 2 -I $dev " + other.second())
          .silent("six-" + name, "ping6 -c 2 -W 2 " + other.link().getHostAddress() + "%$dev")
          .silent("tcp-" + name, "nc -w 2 " + other.second() + " " + PORT + " </dev/null");
    }
    asks.silent("cable-six", "ping6 -c 2 -W 2 " + one.cable().getHostAddress() + "%$dev");
    for (String host : Lab.hosts()) {
      String address = Lab.tls(host).getHost();
      asks.silent("arp-" + host, "arping -c 2 -w 2 -I $dev " + address);
    }
    asks.answered("everybody-six", "ping6 -c 1 -W 5 ff02::1%$dev");
    platform.forEach(
        place -> asks.silent("at-" + place.replace(' ', '-'), "nc -w 2 " + place + " </dev/null"));
    Map<String, Boolean> found = asks.of(one, guests.get(one));
    asks.expected()
        .forEach(
            (name, wanted) -> {
              if (!wanted.equals(found.get(name))) {
                synchronized (faults) {
                  faults.add(one.name() + ": " + name + " " + found.get(name));
                }
              }
            });
  }

  /** A guest that was just told of its addresses takes its segment's MTU again. */
  private static String fragmented(Resident peer) {
    return "for i in 1 2 3; do ip link set $dev mtu 1500; ping -c 1 -s 4000 -W 5 %s && break; done"
        .formatted(peer.address());
  }

  /** Sends a datagram to the peer until its echo is heard. */
  private static String echoed(Resident one, Resident peer) {
    String word = END + "echo-" + one.name();
    String frame =
        Frame.udp(
            one.mac(),
            Frame.ip(one.address()),
            Frame.ip(peer.address()),
            4000,
            7007,
            Malice.WORD + word);
    String directed = Frame.altered(frame, peer.mac(), one.mac(), "");
    return "for i in 1 2 3 4 5; do frame send $dev %s; usleep 300000; grep -q %s /run/heard && break; done"
        .formatted(directed, word);
  }

  /** Nobody's frames but its own neighbour's have come in. */
  private void heardNone(Resident one, Set<String> macs, List<String> faults) {
    Set<String> strangers =
        new TreeSet<>(guests.get(one).says("cat /run/sources").lines().toList());
    strangers.remove("listening");
    if (strangers.isEmpty()) {
      faults.add(one.name() + " heard nobody");
    }
    strangers.removeAll(macs);
    strangers.forEach(mac -> faults.add(one.name() + " heard " + mac));
  }

  /**
   * Says all of it until those beside heard what has no tag: so the rest was said as well. What is
   * for one MAC may go where that MAC was last heard of, and is left out.
   */
  private List<String> missing(Neighbours ours, Collection<String> names) {
    Set<String> wanted =
        names.stream()
            .filter(name -> name.endsWith(Malice.UNTAGGED))
            .filter(name -> !name.startsWith("jumbo") && !name.startsWith("at"))
            .collect(Collectors.toSet());
    for (int i = 0; i < TRIES && !wanted.isEmpty(); i++) {
      String said = guests.get(ours.one()).says(ours.one().device() + SAY);
      assertThat(said).contains("said");
      String end = END + "ours-" + i;
      says(ours.one(), end);
      Eventually.until("ours are heard", () -> heard(ours.two()).contains(end));
      wanted.removeAll(heard(ours.two()));
    }
    return List.copyOf(wanted);
  }

  private static final String SAY =
      """
      mtu=$(cat /sys/class/net/$dev/mtu)
      ip link set $dev mtu 9000
      gunzip -c /run/frames.gz | xargs frame send $dev && echo said
      ip link set $dev mtu $mtu
      """;

  private void says(Resident one, String word) {
    guests
        .get(one)
        .does(one.device() + "frame send $dev " + Frame.raw(one.mac(), Malice.WORD + word));
  }

  private Set<String> heard(Resident one) {
    return guests
        .get(one)
        .says("cat /run/heard")
        .lines()
        .filter(line -> line.startsWith(Malice.WORD))
        .map(line -> line.substring(Malice.WORD.length()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static byte[] packed(Collection<String> frames) {
    var bytes = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(bytes)) {
      packing.write(String.join("\n", frames).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
