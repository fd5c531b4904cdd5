package org.patchbay.settings.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.patchbay.settings.entity.KeyRing;
import org.patchbay.settings.entity.SealedColumn;

/** Refuses to start without a key that something in the database was sealed with. */
public final class KeysGuard {
  private KeysGuard() {}

  /**
   * Looks which keys the database needs.
   *
   * @param lost ids of keys that nobody has any more, and that are done without
   * @throws IllegalStateException with the ids of those that are missing, and how much each sealed
   */
  public static void check(DataSource database, KeyRing ring, Set<String> lost) {
    Map<String, Long> missing = new TreeMap<>(used(database));
    missing.keySet().removeAll(ring.ids());
    missing.keySet().removeAll(lost);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "patchbay.secrets.keys lacks keys that secrets in the database are sealed with: "
              + missing.entrySet().stream()
                  .map(key -> key.getKey() + " (" + key.getValue() + " sealed)")
                  .collect(Collectors.joining(", "))
              + ". Put them back behind the first one; where nobody has one any more, name it in"
              + " patchbay.secrets.lost, and have what it sealed entered again.");
    }
  }

  /** How many secrets which key has sealed. */
  private static Map<String, Long> used(DataSource database) {
    Map<String, Long> used = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      for (SealedColumn column : columns(sql)) {
        try (ResultSet rows = sql.executeQuery(column.byKey())) {
          while (rows.next()) {
            used.merge(rows.getString(1), rows.getLong(2), Long::sum);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("which keys have sealed secrets can't be read", e);
    }
    return used;
  }

  private static List<SealedColumn> columns(Statement sql) throws SQLException {
    List<SealedColumn> columns = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery(SealedColumn.ALL)) {
      while (rows.next()) {
        columns.add(new SealedColumn(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }
}
