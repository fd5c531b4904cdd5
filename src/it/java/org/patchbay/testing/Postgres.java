package org.patchbay.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A fresh database on the JVM's PostgreSQL. */
public final class Postgres {
  private Postgres() {}

  /** The JDBC URL of a new database with the product's schema. */
  public static String freshDatabase() {
    return TestDatabases.create();
  }

  /** The JDBC URL of a new database with the schema as it was. */
  public static String databaseOf(String version) throws SQLException {
    String url = freshDatabase();
    try (Connection database = DriverManager.getConnection(url);
        Statement sql = database.createStatement()) {
      sql.execute("drop schema public cascade");
      sql.execute("create schema public");
    }
    migrate(url, version);
    return url;
  }

  /** Brings the schema to that version; {@code latest} is one. */
  public static void migrate(String url, String target) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .target(target)
        .load()
        .migrate();
  }
}
