package org.patchbay.catalogue.entity;

/**
 * A file that a recipe writes before its commands run.
 *
 * @param path absolute
 * @param permissions octal, as {@code 0644}
 * @param owner as {@code root:root}
 */
public record RecipeFile(String path, RecipeText content, String permissions, String owner) {}
