package org.patchbay.tenant.edge.jpa;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes the server's entity manager injectable, so that nothing else knows of the server. */
@ApplicationScoped
public class EntityManagers {
  @PersistenceContext(unitName = "patchbay")
  EntityManager em;

  /**
   * The server injects it only on a thread of the application's: so it is asked for on the first.
   */
  void start(
      @Observes
          @Initialized(ApplicationScoped.class)
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          Object begun) {
    em.isOpen();
  }

  @Produces
  EntityManager entityManager() {
    return em;
  }
}
