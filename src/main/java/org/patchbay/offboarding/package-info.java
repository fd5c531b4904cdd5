/**
 * A tenant leaves: its export, its resting time, and how all that it has is retired afterwards.
 *
 * <p>What other rooms gave it they take back when they are told ({@code TenantLeaves}); machines,
 * addresses and segments go by the ways on which its own people give them back. Nobody calls this
 * room.
 */
package org.patchbay.offboarding;
