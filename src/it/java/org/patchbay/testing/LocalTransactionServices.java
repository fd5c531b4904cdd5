package org.patchbay.testing;

import jakarta.transaction.Synchronization;
import jakarta.transaction.UserTransaction;
import org.jboss.weld.transaction.spi.TransactionServices;

/** Lets observers wait for the commit: {@code @Observes(during = AFTER_SUCCESS)}. */
record LocalTransactionServices(LocalTransactions transactions) implements TransactionServices {
  @Override
  public void registerSynchronization(Synchronization synchronization) {
    transactions.register(synchronization);
  }

  @Override
  public boolean isTransactionActive() {
    return transactions.active();
  }

  @Override
  public UserTransaction getUserTransaction() {
    throw new UnsupportedOperationException("use @Transactional");
  }

  @Override
  public void cleanup() {
    // Nothing is held.
  }
}
