package org.patchbay.catalogue.entity;

/**
 * A name that a blueprint leads to.
 *
 * @param entry which entry of the blueprint, counted from 0
 */
public record PlannedName(int entry, String name) {}
