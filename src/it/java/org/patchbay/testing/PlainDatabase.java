package org.patchbay.testing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.cfg.Configuration;
import org.patchbay.reconcile.control.DatabaseLogin;
import org.patchbay.tenant.edge.jpa.Migration;
import org.patchbay.tenant.edge.jpa.ScopeResolver;
import org.postgresql.ds.PGPoolingDataSource;

/** The same schema and mapping as in the server, with transactions of Hibernate's own. */
@ApplicationScoped
@SuppressWarnings("deprecation") // The driver's small pool does for tests.
public class PlainDatabase {
  @Inject DatabaseLogin login;

  private PGPoolingDataSource pool;
  private SessionFactory sessions;

  @PostConstruct
  void open() {
    pool = new PGPoolingDataSource();
    pool.setDataSourceName("plain-" + System.nanoTime());
    pool.setUrl(login.url());
    pool.setUser(login.user());
    pool.setPassword(login.password());
    pool.setMaxConnections(60);
    Migration.migrate(pool);
    Configuration configuration = new Configuration();
    PlainBeans.entities().forEach(configuration::addAnnotatedClass);
    var properties = configuration.getProperties();
    properties.put("hibernate.connection.datasource", pool);
    properties.put("hibernate.hbm2ddl.auto", "validate");
    properties.put("hibernate.tenant_identifier_resolver", ScopeResolver.class.getName());
    properties.put(
        "hibernate.physical_naming_strategy", CamelCaseToUnderscoresNamingStrategy.class.getName());
    properties.put("hibernate.type.preferred_uuid_jdbc_type", "UUID");
    properties.put("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP_WITH_TIMEZONE");
    sessions = configuration.buildSessionFactory();
  }

  DataSource pool() {
    return pool;
  }

  @Produces
  EntityManagerFactory factory() {
    return sessions;
  }

  @PreDestroy
  void close() {
    sessions.close();
    pool.close();
  }
}
