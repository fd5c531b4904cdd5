/**
 * Containers: the virtual machines we promised, brought about and kept on hosts.
 *
 * <p>Here live the wish, the pure plan of the next step, the placement, the seed and the
 * reconciler. {@code cluster} and the rooms above may call; this room calls {@code network}, {@code
 * image}, {@code host} and {@code operation}.
 */
package org.patchbay.container;
