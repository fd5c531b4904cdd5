package org.patchbay.image.entity;

/**
 * How far an image came on one host.
 *
 * @param host the host's name
 * @param there whether its present content is in the host's pool
 */
public record ImageOnHost(String host, boolean there) {}
