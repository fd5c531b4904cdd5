package org.patchbay.testing;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.patchbay.tenant.control.TenantScope;

/** A {@link PortalContainer} on a given database, for tests that run several, and for processes. */
public final class EngineContainer implements AutoCloseable {
  private final PortalContainer portal;

  private EngineContainer(PortalContainer portal) {
    this.portal = portal;
  }

  /**
   * Starts on a database.
   *
   * @param settings win over the built-in ones; {@code patchbay.db.url} must be among them
   * @param extra bean classes of the test
   */
  public static EngineContainer start(Map<String, String> settings, List<Class<?>> extra) {
    PortalContainer portal = PortalContainer.create().on(settings.get("patchbay.db.url"));
    settings.forEach(portal::set);
    return new EngineContainer(portal.with(extra.toArray(Class<?>[]::new)).start());
  }

  /** One that never works: wishes are written down, and nothing looks at them. */
  public static EngineContainer idle(Map<String, String> settings) {
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    return start(idle, List.of());
  }

  public <T> T get(Class<T> type) {
    return portal.get(type);
  }

  /** Runs the work in one transaction with the platform's scope. */
  public <T> T inTransaction(Supplier<T> work) {
    return TenantScope.within(TenantScope.PLATFORM, () -> portal.inTransaction(em -> work.get()));
  }

  public EntityManager em() {
    return get(EntityManager.class);
  }

  @Override
  public void close() {
    portal.close();
  }
}
