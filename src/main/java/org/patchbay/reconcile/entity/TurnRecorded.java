package org.patchbay.reconcile.entity;

/** Fired after the transaction of {@link TurnEnded} was committed. */
public record TurnRecorded(TurnEnded turn) {}
