/**
 * What a guest is told at its first boot: a NoCloud seed, from typed values to the bytes of an ISO
 * 9660 image. Pure: the same values always give the same bytes. The container's reconciler calls.
 */
package org.patchbay.container.entity.seed;
