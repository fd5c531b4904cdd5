/**
 * A node on its way to another container: what is promised, what is kept of it while it is under
 * way, and the pure plan of its steps. Used by the cluster room alone.
 */
package org.patchbay.cluster.entity.move;
