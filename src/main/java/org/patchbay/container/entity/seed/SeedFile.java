package org.patchbay.container.entity.seed;

/**
 * A file in the guest.
 *
 * @param path absolute
 * @param permissions octal, as {@code 0644}
 * @param owner as {@code root:root}
 */
public record SeedFile(String path, String content, String permissions, String owner) {}
