/**
 * The rules a cluster is checked against, pure: a draft and its surroundings in, every violation
 * out. Whoever changes a cluster, by whatever path, asks {@link
 * org.patchbay.cluster.entity.topology.Topology} first.
 */
package org.patchbay.cluster.entity.topology;
