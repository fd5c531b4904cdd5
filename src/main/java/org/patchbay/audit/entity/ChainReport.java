package org.patchbay.audit.entity;

import java.util.OptionalLong;

/**
 * Whether a chain is whole.
 *
 * @param records that are as they were written, from the first on
 * @param head the hash of the last of them: who keeps it notices later if records were cut off
 * @param firstBroken the number of the first that was changed, taken out or put in
 */
public record ChainReport(boolean intact, long records, String head, OptionalLong firstBroken) {}
