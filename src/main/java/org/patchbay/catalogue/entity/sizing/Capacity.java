package org.patchbay.catalogue.entity.sizing;

import org.patchbay.catalogue.entity.Basis;

/**
 * What a role's node carries.
 *
 * @param role code
 * @param one load of one node at the role's proposed size, both parts at least 1
 */
public record Capacity(String role, Load one, Growth grows, Basis basis) {}
