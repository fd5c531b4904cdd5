/**
 * Brings every resource from what is seen to what is wanted, a turn at a time, on db-scheduler.
 *
 * <p>Upper rooms implement {@link org.patchbay.reconcile.control.Reconciler} and call {@link
 * org.patchbay.reconcile.control.Nudges} in the transaction that changes a wish. This room knows no
 * kind of resource; what it has to tell goes up as CDI events.
 */
package org.patchbay.reconcile;
