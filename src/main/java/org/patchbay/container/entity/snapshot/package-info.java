/**
 * Snapshots of containers' data disks: what is kept of one, and the single next step to take it or
 * to put it back. Pure; the room's control calls it.
 */
package org.patchbay.container.entity.snapshot;
