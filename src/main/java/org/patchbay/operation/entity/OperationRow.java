package org.patchbay.operation.entity;

/** An operation in a list. */
public record OperationRow(Operation operation, Progress progress) {}
