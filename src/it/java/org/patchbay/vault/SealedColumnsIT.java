package org.patchbay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.settings.entity.KeyRing;
import org.patchbay.settings.entity.Sealed;
import org.patchbay.settings.entity.SealedColumn;
import org.patchbay.testing.PortalContainer;
import org.patchbay.vault.control.SealedColumns;

/** No column with a secret is forgotten when keys change. */
class SealedColumnsIT {
  @RegisterExtension static final PortalContainer PORTAL = PortalContainer.create();

  /**
   * Columns whose names sound like secrets, with why they may stand there as they do. Who adds one
   * seals it, or says here why not.
   */
  private static final Map<String, String> NOT_SEALED =
      Map.of(
          "audit_record.token", "the name of the token by which somebody came",
          "cluster.access_key", "the half of an object store's credentials that is no secret",
          "operation_step.message_key", "which words a page shows");

  private static Set<String> found() {
    return PORTAL.inTransaction(
        em ->
            PORTAL.get(SealedColumns.class).all().stream()
                .map(SealedColumn::toString)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void whatEntitiesSealIsOfTheTypeThatIsFoundAndNothingElseIs() {
    Set<String> mapped = PORTAL.inTransaction(SealedColumnsIT::mapped);
    assertThat(mapped).contains("cluster.storage_secret").isEqualTo(found());
  }

  private static Set<String> mapped(EntityManager em) {
    Set<String> mapped = new TreeSet<>();
    for (EntityType<?> type : em.getMetamodel().getEntities()) {
      for (Attribute<?, ?> attribute : type.getAttributes()) {
        if (attribute.getJavaType() == Sealed.class) {
          mapped.add(column(em, type, attribute));
          // A whole row that is written back would bring the old seal back with it.
          assertThat(type.getJavaType()).hasAnnotation(DynamicUpdate.class);
        }
      }
    }
    return mapped;
  }

  private static String column(EntityManager em, EntityType<?> type, Attribute<?, ?> attribute) {
    var factory = em.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class);
    var persister =
        (AbstractEntityPersister)
            factory.getMappingMetamodel().getEntityDescriptor(type.getJavaType());
    return persister.getTableName()
        + "."
        + persister.getPropertyColumnNames(attribute.getName())[0];
  }

  /** Whose a secret is, is the id of its row; who seals anew must know it. */
  @Test
  void everySealedColumnHasARowWithAnId() throws SQLException {
    for (String column : found()) {
      String table = column.substring(0, column.indexOf('.'));
      assertThat(
              rows(
                  "select data_type from information_schema.columns where column_name = 'id'"
                      + " and table_name = '"
                      + table
                      + "'"))
          .as(table)
          .containsExactly("uuid");
    }
  }

  @Test
  void noOtherColumnIsCalledLikeASecret() throws SQLException {
    Set<String> suspicious =
        new TreeSet<>(
            rows(
                "select table_name || '.' || column_name from information_schema.columns"
                    + " where table_schema = current_schema() and column_name ~"
                    + " '(secret|passw|credential|token|private|cipher|sealed|api_?key|_key$)'"));
    suspicious.removeAll(found());
    assertThat(suspicious).isEqualTo(new TreeSet<>(NOT_SEALED.keySet()));
  }

  @Test
  void theDatabaseTakesNothingThatIsNotSealed() throws SQLException {
    for (String open : List.of("wJalrXUtnFEMI", "k1:geheim", "k1:", "")) {
      assertThatThrownBy(() -> rows("select cast('" + open + "' as sealed)"))
          .as(open)
          .hasMessageContaining("sealed");
    }
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    KeyRing ring = KeyRing.of("a-1:" + key).orElseThrow();
    for (String secret : List.of("", "x", "ü".repeat(5000))) {
      String sealed = ring.seal(secret, "somebody").text();
      assertThat(rows("select cast('" + sealed + "' as sealed)")).containsExactly(sealed);
    }
  }

  private static List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var database = PORTAL.database().getConnection();
        var sql = database.createStatement();
        var found = sql.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
