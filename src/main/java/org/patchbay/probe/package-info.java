/**
 * Whether the software in a container answers, beside whether the container runs.
 *
 * <p>Here live the questions of a node, the patience with a lost answer, the state that follows and
 * its history. Public addresses are asked over the network, private ones through the guest agent.
 * {@code cluster} and the rooms above may call; this room calls {@code container}, {@code network},
 * {@code catalogue}, {@code host} and {@code hypervisor}.
 */
package org.patchbay.probe;
