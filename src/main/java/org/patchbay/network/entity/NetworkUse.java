package org.patchbay.network.entity;

import java.math.BigInteger;

/**
 * How full a public network is.
 *
 * @param capacity addresses that can be given out
 */
public record NetworkUse(BigInteger capacity, long held, long resting) {}
