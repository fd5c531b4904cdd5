package org.patchbay.reconcile.control;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * The database's time. Instances compare each other's heartbeats, so a clock that is some seconds
 * off on one machine must not make its workers look dead.
 */
final class DatabaseClock implements Clock {
  private static final System.Logger LOG = System.getLogger(DatabaseClock.class.getName());

  private final DataSource database;
  private volatile Duration ahead = Duration.ZERO;

  DatabaseClock(DataSource database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    return Instant.now().plus(ahead);
  }

  /** Asks the database again; when it does not answer, the last answer stands. */
  void adjust() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      long before = System.nanoTime();
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        Instant then = row.getObject(1, OffsetDateTime.class).toInstant();
        Duration halfWay = Duration.ofNanos((System.nanoTime() - before) / 2);
        ahead = Duration.between(Instant.now(), then.plus(halfWay));
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "The database did not tell its time", e);
    }
  }
}
