/**
 * Containers whose host is lost: what can be done for them without it, what a recovery on another
 * host means, and what has to go should the host come back. Used by the room's control.
 */
package org.patchbay.container.entity.lost;
