package org.patchbay.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.network.control.FreeAddresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.Leases;
import org.patchbay.network.control.NetworkEditing;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.NetworkChange;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** How long it takes to get an address of a /16, and a segment, when nine tenths are taken. */
class AddressBench {
  private static final int TAKEN = 58_981;
  private static final int SEGMENTS = 3_684;
  private static final int SEGMENTS_TAKEN = 400;
  private static final int SEGMENTS_WARM = 100;
  private static final int TIMES = 1000;
  private static final int WARM = 1000;

  @TempDir Path folder;

  @Test
  void addressesAndSegmentsOfWhatIsNearlyFull() throws IOException {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.worker.threads", "0");
    try (EngineContainer portal = EngineContainer.start(settings, List.of(Allotting.class))) {
      SimulatedPlatform platform = SimulatedPlatform.in(portal, 1, 10);
      UUID acme = platform.tenant("acme");
      fill(portal, platform, acme);
      System.out.println(Sample.heading());
      taken(portal, platform, acme, "address of a /16, its upper tenth free");
      allotted(portal, platform, acme, "the same, without record and commit");
      scatter(portal);
      taken(portal, platform, acme, "address of a /16, each tenth has rested");
      allotted(portal, platform, acme, "the same, without record and commit");
      segments(portal, platform);
    }
  }

  private void fill(EngineContainer portal, SimulatedPlatform platform, UUID acme) {
    var pool = new PoolInput("10.9.0.0/16", "10.9.0.1", "10.9.0.2", "10.9.255.254", List.of());
    UUID network =
        platform.asPlatform(
            () -> {
              UUID id = portal.get(PublicNetworks.class).named("public").orElseThrow().id();
              portal
                  .get(NetworkEditing.class)
                  .change(id, new NetworkChange(List.of(pool), List.of(), Optional.empty()));
              portal.get(Segments.class).setRange(new SegmentRange(2, 4094));
              return id;
            });
    run(
        portal,
        "insert into lease (id, tenant_id, network_id, address, taken_at) select"
            + " gen_random_uuid(), '%s', '%s', inet '10.9.0.2' + n, now() from"
                .formatted(acme, network)
            + " generate_series(0, "
            + (TAKEN - 1)
            + ") n");
    run(
        portal,
        "insert into segment (id, tenant_id, name, cidr, created_at) select n, '%s', 'full-' || n,"
                .formatted(acme)
            + " '10.0.0.0/24', now() from generate_series(2, "
            + (SEGMENTS + 1)
            + ") n");
    run(portal, "update quota set limit_value = 1000000");
    run(portal, "analyze lease");
    run(portal, "analyze segment");
  }

  /** All is taken, and a tenth of it was given back long ago. */
  private void scatter(EngineContainer portal) {
    run(
        portal,
        "insert into lease (id, tenant_id, network_id, address, taken_at) select"
            + " gen_random_uuid(), (select id from tenant), (select id from public_network),"
            + " inet '10.9.0.2' + n, now() from generate_series(0, 65532) n on conflict do nothing");
    run(
        portal,
        "update lease set rests_until = now() - interval '1 hour' where (address - inet"
            + " '10.9.0.0') % 10 = 0");
    run(portal, "analyze lease");
  }

  private static void run(EngineContainer portal, String sql) {
    portal.inTransaction(() -> portal.em().createNativeQuery(sql).executeUpdate());
  }

  private void taken(EngineContainer portal, SimulatedPlatform platform, UUID acme, String what)
      throws IOException {
    var wanted = new Holdings.Wanted(null, false, null);
    Supplier<Object> take =
        () -> platform.as(acme, () -> portal.get(Holdings.class).take(wanted, null, null));
    warmed(take);
    System.out.println(Sample.of(timed(take, TIMES)).line(what));
  }

  private void allotted(EngineContainer portal, SimulatedPlatform platform, UUID acme, String what)
      throws IOException {
    Supplier<Long> one = () -> platform.as(acme, () -> portal.get(Allotting.class).nanos());
    warmed(one);
    System.out.println(
        Sample.of(LongStream.generate(() -> one.get()).limit(TIMES).toArray()).line(what));
  }

  /** Chosen, counted and leased: what a change of a cluster pays for each of its addresses. */
  @ApplicationScoped
  @Transactional
  public static class Allotting {
    @Inject PublicNetworks networks;
    @Inject FreeAddresses free;
    @Inject Leases leases;

    long nanos() {
      long start = System.nanoTime();
      leases.alone();
      PublicNetwork network = networks.usable().get(0);
      leases.take(network.id(), free.of(network, false, 1).get(0), true);
      return System.nanoTime() - start;
    }
  }

  /** Each of another tenant, as a tenant's first cluster takes one. */
  private void segments(EngineContainer portal, SimulatedPlatform platform) throws IOException {
    long[] times = new long[SEGMENTS_TAKEN];
    for (int i = 0; i < times.length; i++) {
      UUID tenant = platform.tenant("t" + i);
      times[i] =
          timed(() -> platform.as(tenant, () -> portal.get(Segments.class).firstOrNew()), 1)[0];
    }
    long[] warm = Arrays.copyOfRange(times, SEGMENTS_WARM, times.length);
    System.out.println(Sample.of(warm).line("segment of 4,093"));
  }

  /** As in a server that has run for a while: the JVM has compiled what it does often. */
  private static void warmed(Supplier<?> work) {
    timed(work, WARM);
  }

  private static long[] timed(Supplier<?> work, int times) {
    long[] taken = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.get();
      taken[i] = System.nanoTime() - start;
    }
    return taken;
  }
}
