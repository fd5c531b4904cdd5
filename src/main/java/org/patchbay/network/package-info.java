/**
 * Addresses: the tenants' private segments, the shared public networks, and who holds what.
 *
 * <p>Uniqueness of segments, addresses and MACs is the database's; here live their owners and the
 * ways to choose the next free one. {@code container} and the rooms above may call; this room calls
 * {@code tenant}, {@code audit} and {@code hypervisor}'s words.
 */
package org.patchbay.network;
