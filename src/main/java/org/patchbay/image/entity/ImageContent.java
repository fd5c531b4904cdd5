package org.patchbay.image.entity;

/**
 * What an uploaded image file turned out to hold.
 *
 * @param sha256 lower-case hex of the file
 * @param sizeBytes of the file
 * @param virtualSizeBytes what a machine sees
 */
public record ImageContent(String sha256, long sizeBytes, long virtualSizeBytes) {}
