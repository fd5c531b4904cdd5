package org.patchbay.testing;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** What a server does for {@code @Transactional}. */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class PlainInterceptor {
  @Inject PlainTransactions transactions;

  @AroundInvoke
  Object around(InvocationContext context) throws Exception {
    return switch (type(context)) {
      case REQUIRED -> transactions.required(context::proceed);
      case REQUIRES_NEW -> transactions.fresh(context::proceed);
      case MANDATORY -> transactions.mandatory(context::proceed);
      case SUPPORTS, NOT_SUPPORTED, NEVER ->
          throw new UnsupportedOperationException("not used by the portal");
    };
  }

  private static TxType type(InvocationContext context) {
    Transactional onMethod = context.getMethod().getAnnotation(Transactional.class);
    Transactional onClass =
        context.getMethod().getDeclaringClass().getAnnotation(Transactional.class);
    return onMethod != null
        ? onMethod.value()
        : onClass != null ? onClass.value() : TxType.REQUIRED;
  }
}
