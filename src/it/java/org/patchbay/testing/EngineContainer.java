package org.patchbay.testing;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.patchbay.tenant.control.TenantScope;

/**
 * The portal's control and entities without a server: Weld SE, Hibernate with its own transactions,
 * and the engine. Beans of servers are left out; beans of the test can be added.
 */
public final class EngineContainer implements AutoCloseable {
  private final WeldContainer container;

  private EngineContainer(WeldContainer container) {
    this.container = container;
  }

  /**
   * Starts on a database.
   *
   * @param settings win over the built-in ones; {@code patchbay.db.url} must be among them
   * @param extra bean classes of the test
   */
  public static EngineContainer start(Map<String, String> settings, List<Class<?>> extra) {
    Weld weld = new Weld("engine-" + System.nanoTime()).disableDiscovery();
    PlainBeans.classes().forEach(weld::addBeanClass);
    extra.forEach(weld::addBeanClass);
    Map<String, String> all = new HashMap<>(settings);
    weld.addExtension(new PlainSettings(all));
    return new EngineContainer(weld.initialize());
  }

  public <T> T get(Class<T> type) {
    return container.select(type).get();
  }

  /** Runs the work in one transaction with the platform's scope. */
  public <T> T inTransaction(Supplier<T> work) {
    return TenantScope.within(
        TenantScope.PLATFORM, () -> get(PlainTransactions.class).required(work::get));
  }

  public EntityManager em() {
    return get(EntityManager.class);
  }

  @Override
  public void close() {
    container.close();
  }
}
