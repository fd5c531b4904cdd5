package org.patchbay.vault.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.settings.entity.Sealed;
import org.patchbay.settings.entity.SealedColumn;

/** What is sealed in the database. Of all tenants, deliberately. */
@ApplicationScoped
@Transactional
public class SealedColumns {
  @Inject EntityManager em;

  /** A secret, and the row whose it is. */
  record Held(UUID row, Sealed sealed) {}

  /** Where there is any. */
  public List<SealedColumn> all() {
    return em.unwrap(Session.class)
        .createNativeQuery(SealedColumn.ALL, Tuple.class)
        .getResultStream()
        .map(row -> new SealedColumn(row.get(0, String.class), row.get(1, String.class)))
        .toList();
  }

  /** How many secrets which key has sealed. */
  Map<String, Long> byKey() {
    Map<String, Long> sealed = new TreeMap<>();
    for (SealedColumn column : all()) {
      em.unwrap(Session.class)
          .createNativeQuery(column.byKey(), Tuple.class)
          .getResultStream()
          .forEach(
              row -> sealed.merge(row.get(0, String.class), row.get(1, Long.class), Long::sum));
    }
    return sealed;
  }

  /**
   * The first that those keys have sealed, behind a row; locked, without those that others hold.
   */
  List<Held> locked(SealedColumn column, List<String> keys, UUID after, int most) {
    return em.unwrap(Session.class)
        .createNativeQuery(column.batch(), Tuple.class)
        .setParameterList("keys", keys)
        .setParameter("after", after)
        .setParameter("most", most)
        .getResultStream()
        .map(row -> new Held(row.get(0, UUID.class), new Sealed(row.get(1, String.class))))
        .toList();
  }

  void reseal(SealedColumn column, Held held) {
    em.createNativeQuery(column.reseal())
        .setParameter("sealed", held.sealed().text())
        .setParameter("id", held.row())
        .executeUpdate();
  }
}
