package org.patchbay.operation.entity;

import java.util.List;

/** An operation in full: its parts by kind and name, its lines as they were written. */
public record OperationView(Operation operation, List<PartStatus> parts, List<Step> steps) {
  /** The parts that the engine gave up on. */
  public List<Part> failed() {
    return parts.stream()
        .filter(part -> part.state() == PartState.FAILED)
        .map(PartStatus::part)
        .toList();
  }

  /** Those, and the ones that are still tried while they fail. */
  public List<Part> troubled() {
    return parts.stream()
        .filter(part -> part.state() == PartState.FAILED || part.trouble().isPresent())
        .map(PartStatus::part)
        .toList();
  }

  public Progress progress() {
    long pending = parts.stream().filter(part -> part.state() == PartState.PENDING).count();
    return new Progress((int) (parts.size() - pending), parts.size());
  }
}
