package org.patchbay.audit.entity;

import java.util.OptionalLong;

/**
 * What was found in a part of a chain.
 *
 * @param report of this part; it counts records from the chain's first
 * @param next the number behind which one goes on; empty at the end, or where the chain is broken
 * @param all how many records the chain has
 */
public record ChainPart(ChainReport report, OptionalLong next, long all) {}
