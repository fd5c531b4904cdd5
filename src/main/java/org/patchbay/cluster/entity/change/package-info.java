/**
 * Changes of a cluster that runs: what is asked for, and what will come of it. Pure; what is done
 * with it is {@link org.patchbay.cluster.control}'s.
 */
package org.patchbay.cluster.entity.change;
