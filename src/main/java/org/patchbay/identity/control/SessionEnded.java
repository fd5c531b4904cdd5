package org.patchbay.identity.control;

/** Sessions are about to have ended; told within the transaction that ends them. */
public record SessionEnded() {}
