package org.patchbay.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbay.tenant.edge.jpa.Migration;

/** One real PostgreSQL per JVM, and a migrated database of its own for whoever asks. */
public final class TestDatabases {
  private static final String TEMPLATE = "patchbay_template";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestDatabases() {}

  /** JDBC URL of a new database with the product's schema; user and password are in it. */
  public static synchronized String create() {
    if (server == null) {
      server = start();
      sql("create role patchbay login superuser password 'patchbay'");
      sql("create database " + TEMPLATE);
      migrate(server.getJdbcUrl("postgres", TEMPLATE));
    }
    String name = "test_" + COUNT.incrementAndGet();
    sql("create database " + name + " template " + TEMPLATE);
    return server.getJdbcUrl("postgres", name) + "&password=postgres";
  }

  /** A pool on that database. */
  public static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(60);
    config.setInitializationFailTimeout(30_000);
    return new HikariDataSource(config);
  }

  /** Brings the schema up to date. */
  public static void migrate(String url) {
    try (HikariDataSource pool = pool(url)) {
      Migration.migrate(pool);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "300")
          .setServerConfig("fsync", "off")
          // Counts what it is asked; Statements reads that.
          .setServerConfig("shared_preload_libraries", "pg_stat_statements")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sql(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
