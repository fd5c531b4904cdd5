package org.patchbay.container.boundary;

/**
 * What is said of a public address.
 *
 * @param note what it is for; absent for nothing
 * @param reverseName a host name; absent for none
 */
public record AddressWords(String note, String reverseName) {}
