package org.patchbay.tenant.edge.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes the server's entity manager injectable, so that nothing else knows of the server. */
@ApplicationScoped
public class EntityManagers {
  @PersistenceContext(unitName = "patchbay")
  EntityManager em;

  @Produces
  EntityManager entityManager() {
    return em;
  }
}
