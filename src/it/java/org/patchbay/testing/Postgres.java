package org.patchbay.testing;

/** A fresh database on the JVM's PostgreSQL. */
public final class Postgres {
  private Postgres() {}

  /** The JDBC URL of a new database with the product's schema. */
  public static String freshDatabase() {
    return TestDatabases.create();
  }
}
