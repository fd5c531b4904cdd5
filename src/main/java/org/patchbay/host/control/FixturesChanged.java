package org.patchbay.host.control;

import java.util.UUID;

/**
 * What of ours carries or guards traffic on a host is not as it was at the look before; fired in
 * the transaction that writes that down. Also when an administrator agrees to have it put back.
 */
public record FixturesChanged(UUID host) {}
