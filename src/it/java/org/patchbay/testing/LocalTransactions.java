package org.patchbay.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hibernate.Session;

/**
 * Transactions of one thread each on one database, as the server's would behave; the entity manager
 * that code injects is the current transaction's.
 */
final class LocalTransactions {
  private final EntityManagerFactory factory;
  private final ThreadLocal<Deque<Running>> stack = ThreadLocal.withInitial(ArrayDeque::new);

  LocalTransactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  /** What runs on a thread: null stands for "suspended, no transaction". */
  record Running(EntityManager em, List<Synchronization> synchronizations) {}

  private static final Running NONE = new Running(null, List.of());

  boolean active() {
    Running top = stack.get().peek();
    return top != null && top.em() != null;
  }

  void begin() {
    EntityManager em = factory.createEntityManager();
    em.getTransaction().begin();
    stack.get().push(new Running(em, new ArrayList<>()));
  }

  void suspend() {
    stack.get().push(NONE);
  }

  void resume() {
    stack.get().pop();
  }

  void setRollbackOnly() {
    current().em().getTransaction().setRollbackOnly();
  }

  void register(Synchronization synchronization) {
    current().synchronizations().add(synchronization);
  }

  void rollback() {
    Running ending = stack.get().pop();
    try (EntityManager em = ending.em()) {
      em.getTransaction().rollback();
    } finally {
      after(ending, Status.STATUS_ROLLEDBACK);
    }
  }

  /**
   * @throws RollbackException when somebody inside asked for it or the database refused
   */
  void commit() throws RollbackException {
    Running ending = current();
    boolean committed = false;
    try {
      ending.synchronizations().forEach(Synchronization::beforeCompletion);
      if (ending.em().getTransaction().getRollbackOnly()) {
        ending.em().getTransaction().rollback();
        throw new RollbackException("Marked for rollback within");
      }
      ending.em().getTransaction().commit();
      committed = true;
    } catch (RuntimeException e) {
      if (ending.em().getTransaction().isActive()) {
        ending.em().getTransaction().rollback();
      }
      throw (RollbackException) new RollbackException(e.toString()).initCause(e);
    } finally {
      stack.get().pop();
      ending.em().close();
      after(ending, committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK);
    }
  }

  private static void after(Running ended, int status) {
    ended.synchronizations().forEach(one -> one.afterCompletion(status));
  }

  private Running current() {
    if (!active()) {
      throw new IllegalStateException(
          "No transaction: the class that uses the EntityManager lacks @Transactional");
    }
    return stack.get().peek();
  }

  /** Stands for whatever transaction's entity manager is the calling thread's. */
  EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
              try {
                return switch (method.getName()) {
                  case "toString" -> "the current transaction's entity manager";
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> method.invoke(current().em(), arguments);
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
