package org.patchbay.image.entity;

/**
 * An image as an administrator describes it.
 *
 * @param os as the catalogue's distributions name it, {@code rhel}, {@code centos}, {@code
 *     patchbay-lab}
 * @param arch {@code x86_64}
 */
public record ImageDraft(String name, String os, String osVersion, String arch) {}
