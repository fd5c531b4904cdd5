package org.patchbay.cluster.entity.change;

/**
 * A change of masters.
 *
 * @param role its code
 * @param from name of the master so far; empty when there was none
 * @param to name of the master to be
 */
public record Promotion(String role, String from, String to) {}
