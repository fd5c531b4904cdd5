package org.patchbay.vault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.patchbay.settings.entity.KeyRing;
import org.patchbay.settings.entity.Sealed;
import org.patchbay.testing.Postgres;

/** A database with secrets of clusters, and what is in it. */
public final class SealedRows {
  private final String url = Postgres.freshDatabase();
  private final Map<UUID, String> secrets = new TreeMap<>();

  /** So many secrets, sealed with the ring's first key. */
  public static SealedRows of(int count, KeyRing ring) throws SQLException {
    SealedRows rows = new SealedRows();
    rows.sql(
        "insert into tenant (id, slug, name, theme, created_at)"
            + " values (gen_random_uuid(), 'acme', 'Acme', 'base', now())");
    rows.sql(
        "insert into image (id, name, os, os_version, arch, created_at)"
            + " values (gen_random_uuid(), 'lab', 'lab', '1', 'x86_64', now())");
    rows.sql(
        "insert into cluster (id, tenant_id, name, version, blueprint, image_id, created_at)"
            + " select gen_random_uuid(), t.id, 'c' || n, '5.7', 'single', i.id, now()"
            + " from tenant t, image i, generate_series(1, "
            + count
            + ") n");
    for (UUID id : rows.ids()) {
      rows.write(id, "geheim-" + id, ring);
    }
    return rows;
  }

  private SealedRows() {}

  public String url() {
    return url;
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(url);
  }

  void sql(String text) throws SQLException {
    try (Connection database = connection();
        var sql = database.createStatement()) {
      sql.execute(text);
    }
  }

  List<UUID> ids() throws SQLException {
    var ids = new ArrayList<UUID>();
    try (Connection database = connection();
        var sql = database.createStatement();
        ResultSet rows = sql.executeQuery("select id from cluster order by id")) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  /** As an instance with that ring does: under the row's lock. */
  void write(UUID id, String secret, KeyRing ring) throws SQLException {
    try (Connection database = connection();
        var update =
            database.prepareStatement("update cluster set storage_secret = ? where id = ?")) {
      update.setString(1, ring.seal(secret, id.toString()).text());
      update.setObject(2, id);
      update.executeUpdate();
    }
    synchronized (secrets) {
      secrets.put(id, secret);
    }
  }

  /** What should be there, by row. */
  public Map<UUID, String> written() {
    synchronized (secrets) {
      return new TreeMap<>(secrets);
    }
  }

  /** What that ring opens, by row. */
  public Map<UUID, String> opened(KeyRing ring) throws SQLException {
    Map<UUID, String> opened = new TreeMap<>();
    kept().forEach((id, one) -> opened.put(id, ring.open(one, id.toString())));
    return opened;
  }

  Map<UUID, Sealed> kept() throws SQLException {
    Map<UUID, Sealed> all = new TreeMap<>();
    try (Connection database = connection();
        var sql = database.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "select id, storage_secret from cluster where storage_secret is not null")) {
      while (rows.next()) {
        all.put(rows.getObject(1, UUID.class), new Sealed(rows.getString(2)));
      }
    }
    return all;
  }

  /** How many each key has sealed. */
  Map<String, Long> byKey() throws SQLException {
    Map<String, Long> count = new TreeMap<>();
    kept().values().forEach(one -> count.merge(one.key(), 1L, Long::sum));
    return count;
  }

  String text(String query) throws SQLException {
    try (Connection database = connection();
        var sql = database.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
