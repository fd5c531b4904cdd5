package org.patchbay.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** Transactions of one entity manager, one per thread at a time. */
@ApplicationScoped
public class PlainTransactions {
  private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

  @Inject EntityManagerFactory factory;

  @Produces
  EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(current(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Strict: outside of a transaction there is none, so that a forgotten one is noticed. */
  private static EntityManager current() {
    EntityManager em = CURRENT.get();
    if (em == null) {
      throw new IllegalStateException("no transaction on this thread");
    }
    return em;
  }

  /** In the thread's transaction, or in a new one. */
  public <T> T required(Callable<T> work) {
    try {
      return CURRENT.get() == null ? fresh(work) : work.call();
    } catch (Exception e) {
      throw sneak(e);
    }
  }

  /** In the thread's transaction. */
  public <T> T mandatory(Callable<T> work) throws Exception {
    current();
    return work.call();
  }

  /** In a new transaction. */
  public <T> T fresh(Callable<T> work) throws Exception {
    EntityManager before = CURRENT.get();
    EntityManager em = factory.createEntityManager();
    CURRENT.set(em);
    try {
      em.getTransaction().begin();
      T result = work.call();
      em.getTransaction().commit();
      return result;
    } finally {
      rollBack(em);
      em.close();
      restore(before);
    }
  }

  private static void rollBack(EntityManager em) {
    if (em.getTransaction().isActive()) {
      em.getTransaction().rollback();
    }
  }

  private static void restore(EntityManager before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException sneak(Exception e) throws E {
    throw (E) e;
  }
}
