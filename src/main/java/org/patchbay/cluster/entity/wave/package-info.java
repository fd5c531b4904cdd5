/**
 * In which order the nodes of a cluster start and stop, pure: one wave after the other, and each
 * waits until those before it have arrived.
 */
package org.patchbay.cluster.entity.wave;
