package org.patchbay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.patchbay.settings.control.KeysGuard;
import org.patchbay.settings.entity.KeyRing;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.TestDatabases;
import org.patchbay.vault.control.Keys;
import org.patchbay.vault.entity.KeyState;
import org.patchbay.vault.entity.KeyUse;

/** Secrets come under another key, while others work and whoever is stopped. */
class KeyRotationIT {
  private static final String K1 = key("k1", 1);
  private static final String K2 = key("k2", 2);
  private static final String BOTH = K2 + "," + K1;
  private static final int GATE = 4711;

  private static String key(String id, int seed) {
    byte[] bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  private static KeyRing ring(String keys) {
    return KeyRing.of(keys).orElseThrow();
  }

  private static Map<String, String> settings(SealedRows rows, String keys) {
    Map<String, String> settings = new HashMap<>();
    settings.put("patchbay.db.url", rows.url());
    settings.put("patchbay.secrets.keys", keys);
    settings.put("patchbay.worker.threads", "2");
    return settings;
  }

  private static EngineContainer engine(SealedRows rows, String keys) {
    return EngineContainer.start(settings(rows, keys), List.of());
  }

  private static void ask(EngineContainer engine) {
    Caller ada = new Caller("ada", Set.of("platform-admin"), Set.of(), "127.0.0.1", "test");
    Calling.as(ada, () -> TenantScope.within(TenantScope.PLATFORM, engine.get(Keys.class)::reseal));
  }

  private static List<KeyUse> keys(EngineContainer engine) {
    return TenantScope.within(TenantScope.PLATFORM, engine.get(Keys.class)::all);
  }

  private static void done(EngineContainer engine) {
    Eventually.until(
        "nothing is left to be sealed anew",
        () -> !TenantScope.within(TenantScope.PLATFORM, engine.get(Keys.class)::isResealing));
  }

  @Test
  void allComeUnderTheFirstKeyAndTheOldOneCanLeave() throws SQLException {
    SealedRows rows = SealedRows.of(120, ring(K1));
    assertThatThrownBy(() -> starts(rows, K2, Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("k1 (120 sealed)")
        .hasMessageNotContaining(K2.substring(3));
    starts(rows, K2, Set.of("k1"));
    starts(rows, BOTH, Set.of());
    try (EngineContainer engine = engine(rows, BOTH)) {
      assertThat(keys(engine))
          .containsExactly(
              new KeyUse("k2", KeyState.SEALS, 0), new KeyUse("k1", KeyState.OPENS, 120));
      ask(engine);
      done(engine);
      assertThat(keys(engine))
          .containsExactly(
              new KeyUse("k2", KeyState.SEALS, 120), new KeyUse("k1", KeyState.UNUSED, 0));
    }
    starts(rows, K2, Set.of());
    assertThat(rows.opened(ring(K2))).isEqualTo(rows.written()).hasSize(120);
  }

  private static void starts(SealedRows rows, String keys, Set<String> lost) {
    try (var database = TestDatabases.pool(rows.url())) {
      KeysGuard.check(database, ring(keys), lost);
    }
  }

  @Test
  void neitherTrailNorLogNorWorkTellASecretOrAKey() throws SQLException {
    SealedRows rows = SealedRows.of(3, ring(K1));
    UUID strange = rows.ids().get(1);
    rows.sql(
        "update cluster set storage_secret = (select storage_secret from cluster where id = '%s')"
                .formatted(rows.ids().get(0))
            + " where id = '%s'".formatted(strange));
    Told told = new Told();
    Logger.getLogger("").addHandler(told);
    try (EngineContainer engine = engine(rows, BOTH)) {
      ask(engine);
      done(engine);
    } finally {
      Logger.getLogger("").removeHandler(told);
    }
    assertThat(rows.byKey()).as("somebody else's stays").isEqualTo(Map.of("k1", 1L, "k2", 2L));
    assertThat(told.text).asString().contains(strange.toString(), "cluster.storage_secret");
    String trail =
        rows.text("select string_agg(cast(a as text), ' ' order by seq) from audit_record a");
    assertThat(trail).contains("keys.reseal", "ada", "keys.resealed", "cluster.storage_secret");
    String work =
        rows.text(
            "select (select string_agg(cast(r as text), ' ') from resource r)"
                + " || (select string_agg(cast(s as text), ' ') from scheduled_tasks s)");
    for (String place : List.of(trail, told.text.toString(), work)) {
      assertThat(place).doesNotContain("geheim-", K1.substring(3), K2.substring(3));
      rows.kept().values().forEach(one -> assertThat(place).doesNotContain(one.text()));
    }
  }

  /** Everything that is logged. */
  private static final class Told extends Handler {
    private final StringBuffer text = new StringBuffer();

    @Override
    public void publish(LogRecord record) {
      text.append(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Its second batch waits at a gate for its record, and there the process is killed. */
  @Test
  void whoIsKilledInBetweenLeavesNothingHalfAndTheNextGoesOn() throws SQLException {
    SealedRows rows = SealedRows.of(120, ring(K1));
    rows.sql(
        "create function gate() returns trigger language plpgsql as $$ begin"
            + " if exists (select 1 from audit_record where action = 'keys.resealed') then"
            + " perform pg_advisory_xact_lock("
            + GATE
            + "); end if; return new; end $$");
    rows.sql(
        "create trigger gate before insert on audit_record for each row"
            + " when (new.action = 'keys.resealed') execute function gate()");
    try (EngineContainer idle = EngineContainer.idle(settings(rows, BOTH));
        Connection gate = rows.connection()) {
      gate.setAutoCommit(false);
      gate.createStatement().execute("select pg_advisory_xact_lock(" + GATE + ")");
      ask(idle);
      try (EngineFork fork = EngineFork.start(settings(rows, BOTH))) {
        Eventually.until("it waits within its second batch", () -> waits(rows));
        fork.kill();
      }
      assertThat(rows.byKey()).isEqualTo(Map.of("k1", 70L, "k2", 50L));
      gate.rollback();
      assertThat(rows.opened(ring(BOTH))).isEqualTo(rows.written());
      rows.sql("drop trigger gate on audit_record");
      // What missed heartbeats would do some seconds later; that they do is another test's matter.
      rows.sql(
          "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null"
              + " where picked");
      try (EngineFork next = EngineFork.start(settings(rows, BOTH))) {
        done(idle);
        assertThat(next.alive()).isTrue();
      }
    }
    assertThat(rows.byKey()).isEqualTo(Map.of("k2", 120L));
    assertThat(rows.opened(ring(K2))).isEqualTo(rows.written());
    assertThat(rows.text("select count(*) from audit_record where action = 'keys.resealed'"))
        .as("a record a batch, and none of what was rolled back")
        .isEqualTo("3");
  }

  private static boolean waits(SealedRows rows) {
    try {
      return rows.text("select count(*) from pg_locks where locktype = 'advisory' and not granted")
          .equals("1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that has the new settings already, and one that still seals with the old key. */
  @Test
  void whoWritesMeanwhileLosesNothingAndWhatTheySealedIsFoundToo() throws Exception {
    SealedRows rows = SealedRows.of(300, ring(K1));
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicReference<Exception> failed = new AtomicReference<>();
    try (EngineContainer engine = engine(rows, BOTH)) {
      List<Thread> writers =
          List.of(
              writer(rows, 0, ring(BOTH), writing, failed),
              writer(rows, 1, ring(K1 + "," + K2), writing, failed));
      ask(engine);
      Eventually.until("much is done", () -> count(rows, "k2") > 200);
      writing.set(false);
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(failed.get()).isNull();
      ask(engine);
      done(engine);
    }
    assertThat(rows.byKey()).isEqualTo(Map.of("k2", 300L));
    assertThat(rows.opened(ring(K2))).isEqualTo(rows.written());
  }

  private static long count(SealedRows rows, String key) {
    try {
      return rows.byKey().getOrDefault(key, 0L);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of every tenth row, again and again; each row has one writer. */
  private static Thread writer(
      SealedRows rows,
      int which,
      KeyRing ring,
      AtomicBoolean writing,
      AtomicReference<Exception> failed)
      throws SQLException {
    List<UUID> ids = rows.ids();
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int n = 0; writing.get(); n++) {
                  UUID id = ids.get((n * 10 + which) % ids.size());
                  rows.write(id, "geheim-" + which + "-" + n, ring);
                }
              } catch (SQLException e) {
                failed.set(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void aSecretThatSomebodyHoldsIsNotWaitedForAndComesLater() throws SQLException {
    SealedRows rows = SealedRows.of(60, ring(K1));
    UUID held = rows.ids().get(7);
    try (EngineContainer engine = engine(rows, BOTH);
        Connection writer = rows.connection()) {
      writer.setAutoCommit(false);
      writer
          .createStatement()
          .execute("select 1 from cluster where id = '%s' for update".formatted(held));
      ask(engine);
      Eventually.until("all others are done", () -> count(rows, "k2") == 59);
      assertThat(TenantScope.within(TenantScope.PLATFORM, engine.get(Keys.class)::isResealing))
          .isTrue();
      writer.commit();
      done(engine);
    }
    assertThat(rows.byKey()).isEqualTo(Map.of("k2", 60L));
  }

  @Test
  void anInstanceWithTheOldSettingsLeavesItToOneWithTheNew() throws SQLException {
    SealedRows rows = SealedRows.of(5, ring(K1));
    try (EngineContainer idle = EngineContainer.idle(settings(rows, BOTH))) {
      ask(idle);
      try (EngineFork old = EngineFork.start(settings(rows, K1 + "," + K2))) {
        Eventually.until(
            "it has looked",
            () ->
                text(rows, "select count(turned_at) from resource where kind = 'reseal'")
                    .equals("1"));
        assertThat(old.alive()).isTrue();
      }
      assertThat(rows.byKey()).isEqualTo(Map.of("k1", 5L));
      rows.sql(
          "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
              + " execution_time = now()");
      try (EngineFork old = EngineFork.start(settings(rows, BOTH))) {
        done(idle);
      }
    }
    assertThat(rows.byKey()).isEqualTo(Map.of("k2", 5L));
  }

  private static String text(SealedRows rows, String query) {
    try {
      return rows.text(query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
