package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what a portal asks its database, as the database itself does. */
public final class Statements implements AutoCloseable {
  /** What goes on beside a request adds statements; in one of so many runs of it nothing does. */
  private static final int RUNS = 12;

  private final Connection database;
  private final Map<Long, String> texts = new HashMap<>();

  private Statements(Connection database) {
    this.database = database;
  }

  /** Something that makes the portal ask. */
  public interface Request {
    void send() throws Exception;
  }

  public static Statements of(GivenPortal portal) throws SQLException {
    return of(portal.database());
  }

  /** What is asked of this database; it is closed with these. */
  public static Statements of(Connection database) throws SQLException {
    try (Statement sql = database.createStatement()) {
      sql.execute("create extension if not exists pg_stat_statements");
    }
    return new Statements(database);
  }

  /** That both ask the same, as often. */
  public void assertSame(String what, Request one, Request other) throws Exception {
    assertAlike(what, counted -> counted, one, other);
  }

  /** That both ask as often, though not for as much: what lists things is a statement by length. */
  public void assertAsOften(String what, Request one, Request other) throws Exception {
    assertAlike(what, Statements::calls, one, other);
  }

  private static long calls(Map<Long, Long> counted) {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }

  private void assertAlike(
      String what, Function<Map<Long, Long>, Object> view, Request one, Request other)
      throws Exception {
    Map<Long, Long> first = during(one);
    Map<Long, Long> second = during(other);
    for (int i = 1; i < RUNS && !view.apply(first).equals(view.apply(second)); i++) {
      first = fewest(first, during(one));
      second = fewest(second, during(other));
    }
    assertThat(first).as(what).isNotEmpty();
    assertThat(view.apply(first))
        .as("%s%n%s%n%s", what, said(first), said(second))
        .isEqualTo(view.apply(second));
  }

  private Map<Long, Long> during(Request request) throws Exception {
    try (Statement sql = database.createStatement()) {
      sql.execute(
          "select pg_stat_statements_reset(0, oid, 0) from pg_database"
              + " where datname = current_database()");
      request.send();
      return counted(sql);
    }
  }

  /** By what the database knows a statement by; its text depends on who came first. */
  private Map<Long, Long> counted(Statement sql) throws SQLException {
    Map<Long, Long> counted = new HashMap<>();
    try (var rows =
        sql.executeQuery(
            "select queryid, query, calls from pg_stat_statements(true) s join pg_database d"
                + " on d.oid = s.dbid where d.datname = current_database()"
                + " and query not like '%pg_stat_statements%'")) {
      while (rows.next()) {
        counted.merge(rows.getLong(1), rows.getLong(3), Long::sum);
        texts.putIfAbsent(rows.getLong(1), rows.getString(2));
      }
    }
    return counted;
  }

  private static Map<Long, Long> fewest(Map<Long, Long> one, Map<Long, Long> other) {
    Map<Long, Long> fewest = new HashMap<>(one);
    fewest.keySet().retainAll(other.keySet());
    fewest.replaceAll((statement, calls) -> Math.min(calls, other.get(statement)));
    return fewest;
  }

  private Map<String, Long> said(Map<Long, Long> counted) {
    Map<String, Long> said = new TreeMap<>();
    counted.forEach((statement, calls) -> said.put(texts.get(statement), calls));
    return said;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
