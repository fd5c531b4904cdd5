/**
 * The one door to the KVM hosts, in our own words: machine, segment, volume; never libvirt's.
 *
 * <p>{@code control} holds the port, {@code entity} its vocabulary, {@code edge.libvirt} and {@code
 * edge.simulated} the two adapters. Reconcilers of the rooms above call; this room calls only
 * {@code fault} and {@code settings}.
 */
package org.patchbay.hypervisor;
