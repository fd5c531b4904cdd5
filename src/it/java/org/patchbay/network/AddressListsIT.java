package org.patchbay.network;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.network.entity.Subnet;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * A hundred tenants with 400 public addresses each, most of them plugged in: a page of one tenant's
 * reads no more of the tables than it shows, which the database itself counts.
 */
class AddressListsIT {
  private static final int TENANTS = 100;
  private static final int EACH = 400;
  private static final UUID TENANT = new UUID(0, 3);
  private static final List<String> TABLES = List.of("lease", "nic", "container");

  @TempDir static Path folder;
  private static EngineContainer portal;

  @BeforeAll
  static void fill() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(settings, List.of(Counted.class));
    SimulatedPlatform.in(portal, 1, 10);
    portal.inTransaction(
        () -> {
          // Rows without the tenants, containers and hosts that they would belong to.
          execute("set local session_replication_role = replica");
          execute(
              "insert into lease (id, tenant_id, network_id, address, taken_at) select"
                  + " gen_random_uuid(), "
                  + tenant()
                  + ", (select id from public_network), inet '10.9.0.2' + n, now() from"
                  + numbers());
          execute(
              "insert into nic (id, tenant_id, container_id, position, network_id, address, mac)"
                  + " select gen_random_uuid(), tenant_id, gen_random_uuid(), 0, network_id,"
                  + " address, host(address) from lease where (address - inet '10.9.0.2') / "
                  + TENANTS
                  + " % 20 > 0");
          execute(
              "insert into nic (id, tenant_id, container_id, position, segment_id, address, mac)"
                  + " select gen_random_uuid(), "
                  + tenant()
                  + ", gen_random_uuid(), 1, n % "
                  + TENANTS
                  + ", inet '10.0.0.2' + n, 's' || n from"
                  + numbers());
          return null;
        });
    for (String table : TABLES) {
      portal.inTransaction(() -> execute("analyze " + table));
    }
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  private static String tenant() {
    return "('00000000-0000-0000-0000-' || lpad((n % " + TENANTS + ")::text, 12, '0'))::uuid";
  }

  private static String numbers() {
    return " generate_series(0, " + (TENANTS * EACH - 1) + ") n";
  }

  private static int execute(String sql) {
    return portal.em().createNativeQuery(sql).executeUpdate();
  }

  @Test
  void aPageOfATenantsAddressesReadsAsManyAsItShows() {
    InetAddress middle = Subnet.address("10.9.80.0").orElseThrow();
    for (InetAddress after : List.of(Subnet.address("0.0.0.0").orElseThrow(), middle)) {
      List<HeldAddress> page =
          lookedUp(
              () -> portal.get(AddressBook.class).publicOnes(after, new UUID(0, 0), 26), 26 * 4);
      assertThat(page).hasSize(26);
      assertThat(page).allMatch(held -> held.lease().tenantId().equals(TENANT));
    }
  }

  @Test
  void whatIsFreeIsFoundAmongTheTenantsOwn() {
    assertThat(lookedUp(() -> portal.get(AddressBook.class).free(10), EACH * 4)).hasSize(10);
    assertThat(lookedUp(() -> portal.get(AddressBook.class).loose(10), EACH * 4)).hasSize(10);
  }

  /** What the work returns; it must not have read more than so many rows, and some by an index. */
  private static <T> T lookedUp(Supplier<T> work, long most) {
    Read before = read();
    T found = TenantScope.within(TENANT, () -> portal.get(Counted.class).work(work));
    Read after = read();
    assertThat(after.whole() - before.whole()).as("rows of tables read whole").isZero();
    assertThat(after.byIndex() - before.byIndex()).isBetween(1L, most);
    return found;
  }

  /** One transaction of the scope's, after which the database has counted what it read. */
  @ApplicationScoped
  @Transactional
  public static class Counted {
    @Inject EntityManager em;

    <T> T work(Supplier<T> work) {
      T result = work.get();
      em.createNativeQuery("select 1 from (select pg_stat_force_next_flush()) flushed")
          .getResultList();
      return result;
    }
  }

  private record Read(long whole, long byIndex) {}

  private static Read read() {
    return portal.inTransaction(
        () -> {
          Object[] row =
              (Object[])
                  portal
                      .em()
                      .createNativeQuery(
                          "select sum(seq_tup_read), sum(coalesce(idx_tup_fetch, 0)) from"
                              + " pg_stat_user_tables where relname in ('lease', 'nic')")
                      .getSingleResult();
          return new Read(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        });
  }
}
