package org.patchbay.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
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
  private static final int TIMES = 1000;
  private static final int WARM = 4000;

  private static final int TENANTS = 300;

  @TempDir Path folder;
  private static String database;

  @Test
  void addressesAndSegmentsOfWhatIsNearlyFull() throws IOException {
    database = Postgres.freshDatabase();
    Map<String, String> settings = new HashMap<>(SimulatedPlatform.settings(database, folder));
    settings.put("patchbay.worker.threads", "0");
    try (EngineContainer portal = EngineContainer.start(settings, List.of(Allotting.class))) {
      SimulatedPlatform platform = SimulatedPlatform.in(portal, 1, 10);
      UUID acme = platform.tenant("acme");
      fill(portal, platform, acme);
      System.out.println(Sample.heading());
      Supplier<Object> take = take(portal, platform, acme);
      Supplier<Long> allot = () -> platform.as(acme, () -> portal.get(Allotting.class).nanos());
      told("address of a /16, its upper tenth free", () -> upperTenthFree(portal), outer(take));
      told("the same, without record and commit", () -> upperTenthFree(portal), allot);
      told("address of a /16, each tenth has rested", () -> eachTenthRests(portal), outer(take));
      told("the same, without record and commit", () -> eachTenthRests(portal), allot);
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

  private static void upperTenthFree(EngineContainer portal) {
    run(portal, "delete from lease where address >= inet '10.9.0.2' + " + TAKEN);
    run(portal, "analyze lease");
  }

  /** All is taken, and a tenth of it was given back long ago. */
  private static void eachTenthRests(EngineContainer portal) {
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

  private static Supplier<Object> take(
      EngineContainer portal, SimulatedPlatform platform, UUID acme) {
    var wanted = new Holdings.Wanted(null, false, null);
    return () -> platform.as(acme, () -> portal.get(Holdings.class).take(wanted, null, null));
  }

  private static Supplier<Long> outer(Supplier<?> work) {
    return () -> {
      long start = System.nanoTime();
      work.get();
      return System.nanoTime() - start;
    };
  }

  /** Before it is timed it is done as often as it takes until the JVM has compiled it. */
  private static void told(String what, Runnable given, Supplier<Long> nanos) throws IOException {
    given.run();
    times(WARM, nanos);
    given.run();
    swept();
    System.out.println(Sample.of(times(TIMES, nanos)).line(what));
  }

  private static long[] times(int count, Supplier<Long> nanos) {
    return LongStream.generate(nanos::get).limit(count).toArray();
  }

  /** Chosen, counted and leased: what a change of a cluster pays for each of its addresses. */
  @ApplicationScoped
  @Transactional
  public static class Allotting {
    @Inject PublicNetworks networks;
    @Inject FreeAddresses free;
    @Inject Leases leases;
    @Inject Segments segments;

    long nanos() {
      long start = System.nanoTime();
      leases.alone();
      PublicNetwork network = networks.usable().get(0);
      leases.take(network.id(), free.of(network, false, 1).get(0), true);
      return System.nanoTime() - start;
    }

    long segmentNanos() {
      long start = System.nanoTime();
      segments.firstOrNew();
      return System.nanoTime() - start;
    }

    boolean returned() {
      segments.remove(segments.first().orElseThrow());
      return true;
    }
  }

  /** As a tenant's first cluster takes one; each goes back before the next. */
  private void segments(EngineContainer portal, SimulatedPlatform platform) throws IOException {
    UUID roamer = platform.tenant("roamer");
    Supplier<Long> whole = outer(() -> platform.as(roamer, () -> firstOrNew(portal)));
    Supplier<Long> proper =
        () -> platform.as(roamer, () -> portal.get(Allotting.class).segmentNanos());
    for (int i = 0; i < WARM; i++) {
      (i % 2 == 0 ? whole : proper).get();
      giveBack(portal, platform, roamer);
    }
    List<UUID> tenants =
        IntStream.range(0, TENANTS).mapToObj(i -> platform.tenant("t" + i)).toList();
    swept();
    told(
        "segment of 4,093",
        tenants,
        t -> outer(() -> platform.as(t, () -> firstOrNew(portal))).get());
    tenants.forEach(tenant -> giveBack(portal, platform, tenant));
    swept();
    told(
        "the same, without commit",
        tenants,
        t -> platform.as(t, () -> portal.get(Allotting.class).segmentNanos()));
  }

  private static Object firstOrNew(EngineContainer portal) {
    return portal.get(Segments.class).firstOrNew();
  }

  private static void told(String what, List<UUID> tenants, ToLongFunction<UUID> nanos)
      throws IOException {
    System.out.println(Sample.of(tenants.stream().mapToLong(nanos).toArray()).line(what));
  }

  private static void giveBack(EngineContainer portal, SimulatedPlatform platform, UUID tenant) {
    platform.as(tenant, () -> portal.get(Allotting.class).returned());
  }

  /** As the server's own vacuum leaves it some minutes later. */
  private static void swept() {
    try (Connection connection = DriverManager.getConnection(database);
        Statement sql = connection.createStatement()) {
      sql.execute("vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
