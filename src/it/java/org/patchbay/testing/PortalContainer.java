package org.patchbay.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.inject.ConfigExtension;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The product without Payara: CDI, its entities, transactions and settings, on a fresh PostgreSQL
 * database. Everything of {@code org.patchbay} is there but boundaries and the server's edges.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PortalContainer ENGINE = PortalContainer.create()
 *     .set("patchbay.worker.threads", "2")      // a setting other than its default
 *     .use(Clock.class, new SettableClock());   // an object in place of the product's bean
 *
 * ENGINE.get(Quotas.class).reserve(...);        // transactional as in the server
 * ENGINE.inTransaction(em -> em.find(...));     // a look at the rows
 * TenantScope.within(tenant, () -> ...);        // the scope comes before the transaction
 * }</pre>
 *
 * Outside of JUnit: {@code create().on(jdbcUrl).start()} and {@code close()}.
 */
public final class PortalContainer implements AutoCloseable, BeforeAllCallback, AfterAllCallback {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<Class<?>, Object> replacements = new LinkedHashMap<>();
  private final List<Class<?>> extras = new ArrayList<>();
  private String url;
  private HikariDataSource database;
  private EntityManagerFactory factory;
  private LocalTransactions transactions;
  private WeldContainer weld;

  private PortalContainer() {}

  public static PortalContainer create() {
    return new PortalContainer();
  }

  /** A setting other than its default. */
  public PortalContainer set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** This object wherever the type is injected. */
  public <T> PortalContainer use(Class<T> type, T object) {
    replacements.put(type, object);
    return this;
  }

  /** A bean class of the test's own, as an observer or a reconciler. */
  public PortalContainer with(Class<?>... beans) {
    extras.addAll(List.of(beans));
    return this;
  }

  /** An existing database, migrated if need be, rather than a fresh one. */
  public PortalContainer on(String jdbcUrl) {
    url = jdbcUrl;
    return this;
  }

  public PortalContainer start() {
    if (url == null) {
      url = TestDatabases.create();
    } else {
      TestDatabases.migrate(url);
    }
    database = TestDatabases.pool(url);
    factory = entityManagers();
    transactions = new LocalTransactions(factory);
    provideSettings();
    weld = boot();
    return this;
  }

  private EntityManagerFactory entityManagers() {
    Map<String, Object> local = new LinkedHashMap<>();
    local.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    local.put("jakarta.persistence.nonJtaDataSource", database);
    local.put("hibernate.transaction.jta.platform", "");
    local.put("hibernate.transaction.coordinator_class", "jdbc");
    return new HibernatePersistenceProvider().createEntityManagerFactory("patchbay", local);
  }

  private void provideSettings() {
    settings.putIfAbsent("patchbay.db.url", url);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultSources()
            .addDiscoveredSources()
            .addDiscoveredConverters()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(settings, "the test's", 1000))
            .build();
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    resolver.releaseConfig(resolver.getConfig(loader));
    resolver.registerConfig(config, loader);
  }

  private WeldContainer boot() {
    replacements.put(DataSource.class, database);
    replacements.put(EntityManager.class, transactions.entityManager());
    replacements.put(LocalTransactions.class, transactions);
    return new Weld("engine-" + UUID.randomUUID())
        .disableDiscovery()
        .setBeanDiscoveryMode(org.jboss.weld.bootstrap.spi.BeanDiscoveryMode.ANNOTATED)
        .addBeanClasses(EngineClasses.all().toArray(Class<?>[]::new))
        .addBeanClasses(extras.toArray(Class<?>[]::new))
        .addBeanClasses(LocalTransactional.class, PlainWorkplace.class)
        .addExtension(new ConfigExtension())
        .addExtension(new GivenObjects(replacements))
        .addServices(new LocalTransactionServices(transactions))
        .initialize();
  }

  public <T> T get(Class<T> type) {
    return weld.select(type).get();
  }

  public <T> T get(TypeLiteral<T> type) {
    return weld.select(type).get();
  }

  /** Tells observers. */
  public void fire(Object event) {
    weld.event().select(Object.class).fire(event);
  }

  public DataSource database() {
    return database;
  }

  public String jdbcUrl() {
    return url;
  }

  /** Work of the test itself in a transaction, in the thread's scope. */
  public <T> T inTransaction(Work<T> work) {
    transactions.begin();
    try {
      T result = work.with(get(EntityManager.class));
      transactions.commit();
      return result;
    } catch (Exception e) {
      if (transactions.active()) {
        transactions.rollback();
      }
      throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
    }
  }

  /** Work with the transaction's entity manager. */
  @FunctionalInterface
  public interface Work<T> {
    T with(EntityManager em) throws Exception;
  }

  @Override
  public void close() {
    if (weld != null) {
      weld.close();
    }
    factory.close();
    database.close();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
