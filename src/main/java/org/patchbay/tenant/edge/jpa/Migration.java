package org.patchbay.tenant.edge.jpa;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.patchbay.settings.control.KeysGuard;
import org.patchbay.settings.entity.KeyRing;

/**
 * Brings the schema up to date before Hibernate validates it: the server makes the session factory
 * before any startup bean, so there is no earlier place.
 */
public class Migration implements Integrator {
  private static final String DATA_SOURCE = "java:app/jdbc/patchbay";

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    Object known = factory.getProperties().get("jakarta.persistence.jtaDataSource");
    if (known != null) {
      DataSource database = known instanceof DataSource source ? source : lookUp();
      migrate(database);
      requireKeys(database, ConfigProvider.getConfig(Migration.class.getClassLoader()));
    }
  }

  /** Later somebody would find out that a secret can't be opened; now nothing has happened yet. */
  private static void requireKeys(DataSource database, Config settings) {
    String keys = settings.getOptionalValue("patchbay.secrets.keys", String.class).orElse("");
    String lost = settings.getOptionalValue("patchbay.secrets.lost", String.class).orElse("");
    KeysGuard.check(database, KeyRing.of(keys).orElseThrow(), KeyRing.idsOf(lost));
  }

  /** Runs what is missing of {@code db/migration}. */
  public static void migrate(DataSource source) {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private static DataSource lookUp() {
    try {
      return (DataSource) new InitialContext().lookup(DATA_SOURCE);
    } catch (NamingException e) {
      throw new IllegalStateException("no data source " + DATA_SOURCE, e);
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // Nothing is held.
  }
}
