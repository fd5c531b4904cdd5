/**
 * How people come to belong to a tenant: invitations, and the tenant's organization at the identity
 * provider.
 *
 * <p>What members may do is kept one floor down, in {@code tenant}. Changes here are wishes; the
 * engine tells the provider, and tells it later when it does not answer.
 */
package org.patchbay.membership;
