/**
 * Who did what: append-only, chained by hashes for each tenant, written in the change's own
 * transaction, verifiable by the tenant.
 *
 * <p>Every use case above that changes something calls {@link org.patchbay.audit.control.Audit} as
 * the last thing it does, for the chain's head is locked from then on. Secrets never come here.
 */
package org.patchbay.audit;
