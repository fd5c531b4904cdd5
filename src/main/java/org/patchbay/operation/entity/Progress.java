package org.patchbay.operation.entity;

/** Parts that have ended, of all. */
public record Progress(int done, int total) {}
