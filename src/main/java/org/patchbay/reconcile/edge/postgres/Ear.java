package org.patchbay.reconcile.edge.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.patchbay.reconcile.control.DatabaseLogin;
import org.patchbay.reconcile.control.Signals;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/** One connection that listens. Only the thread that made it uses the connection. */
final class Ear implements AutoCloseable {
  /** As long a new channel waits for its {@code LISTEN}, and a quiet connection for its probe. */
  private static final Duration BREATH = Duration.ofMillis(200);

  private static final int BREATHS_BETWEEN_PROBES = 50;
  private static final int ANSWER_WITHIN_SECONDS = 5;

  private final Connection connection;
  private final Queue<String> wanted = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private int quiet;

  Ear(DatabaseLogin login) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(login.url());
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setTcpKeepAlive(true);
    source.setApplicationName("patchbay signals");
    connection = source.getConnection();
  }

  /** From any thread. */
  void alsoListenTo(String channel) {
    wanted.add(channel);
  }

  /** Waits for a breath, and tells what was heard as channel and payload. */
  void hear(BiConsumer<String, String> heard) throws SQLException {
    Set<String> fresh = listenToWanted();
    fresh.forEach(channel -> heard.accept(channel, Signals.MISSED));
    PGNotification[] notifications =
        connection.unwrap(PGConnection.class).getNotifications((int) BREATH.toMillis());
    for (PGNotification notification : notifications) {
      heard.accept(notification.getName(), notification.getParameter());
    }
    probe(notifications.length == 0);
  }

  private Set<String> listenToWanted() throws SQLException {
    Set<String> fresh = new LinkedHashSet<>();
    for (String channel = wanted.poll(); channel != null; channel = wanted.poll()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen " + statement.enquoteIdentifier(channel, true));
      }
      fresh.add(channel);
    }
    return fresh;
  }

  private void probe(boolean nothing) throws SQLException {
    quiet = nothing ? quiet + 1 : 0;
    if (quiet >= BREATHS_BETWEEN_PROBES) {
      quiet = 0;
      if (!connection.isValid(ANSWER_WITHIN_SECONDS)) {
        throw new SQLException("The connection that listens is dead");
      }
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It is gone, which is what was asked for.
      }
    }
  }
}
