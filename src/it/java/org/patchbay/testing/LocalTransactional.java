package org.patchbay.testing;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.transaction.TransactionalException;
import java.util.Arrays;

/** What the server does at {@code @Transactional}, on {@link LocalTransactions}. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class LocalTransactional {
  @Inject LocalTransactions transactions;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    Transactional rule = rule(call);
    boolean active = transactions.active();
    return switch (rule.value()) {
      case REQUIRED -> active ? join(call, rule) : begin(call, rule);
      case REQUIRES_NEW -> begin(call, rule);
      case MANDATORY -> active ? join(call, rule) : refuse(TxType.MANDATORY);
      case SUPPORTS -> active ? join(call, rule) : call.proceed();
      case NOT_SUPPORTED -> outside(call);
      case NEVER -> active ? refuse(TxType.NEVER) : call.proceed();
    };
  }

  private Object begin(InvocationContext call, Transactional rule) throws Exception {
    transactions.begin();
    Object result;
    try {
      result = call.proceed();
    } catch (Exception | Error e) {
      if (undoes(e, rule)) {
        transactions.rollback();
      } else {
        commit();
      }
      throw e;
    }
    commit();
    return result;
  }

  private void commit() {
    try {
      transactions.commit();
    } catch (RollbackException e) {
      throw new TransactionalException("The transaction was rolled back", e);
    }
  }

  private Object join(InvocationContext call, Transactional rule) throws Exception {
    try {
      return call.proceed();
    } catch (Exception | Error e) {
      if (undoes(e, rule)) {
        transactions.setRollbackOnly();
      }
      throw e;
    }
  }

  private Object outside(InvocationContext call) throws Exception {
    transactions.suspend();
    try {
      return call.proceed();
    } finally {
      transactions.resume();
    }
  }

  private static Object refuse(TxType type) {
    throw new TransactionalException(type + " at this place", new IllegalStateException());
  }

  private static boolean undoes(Throwable e, Transactional rule) {
    if (Arrays.stream(rule.dontRollbackOn()).anyMatch(type -> type.isInstance(e))) {
      return false;
    }
    return !(e instanceof Exception)
        || e instanceof RuntimeException
        || Arrays.stream(rule.rollbackOn()).anyMatch(type -> type.isInstance(e));
  }

  private static Transactional rule(InvocationContext call) {
    Transactional onMethod = call.getMethod().getAnnotation(Transactional.class);
    if (onMethod != null) {
      return onMethod;
    }
    Class<?> type = call.getTarget().getClass();
    while (type.getAnnotation(Transactional.class) == null) {
      type = type.getSuperclass();
    }
    return type.getAnnotation(Transactional.class);
  }
}
