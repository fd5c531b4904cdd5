package org.patchbay.operation.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which operations a list shows, newest first.
 *
 * @param tenants whose, within the scope; empty for all that the scope shows
 * @param state as it is computed; {@code PENDING} and {@code RUNNING} are the open ones
 * @param before only those behind this place in the list
 */
public record OperationFilter(
    Optional<Set<UUID>> tenants,
    Optional<OperationState> state,
    Optional<String> kind,
    Optional<String> targetKind,
    Optional<UUID> target,
    Optional<String> actor,
    Optional<Place> before) {
  public static final OperationFilter ALL =
      new OperationFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A place in the list: an operation's time and id. */
  public record Place(Instant createdAt, UUID id) {
    public static Place of(Operation operation) {
      return new Place(operation.createdAt(), operation.id());
    }
  }

  public OperationFilter before(Place place) {
    return new OperationFilter(tenants, state, kind, targetKind, target, actor, Optional.of(place));
  }

  public OperationFilter of(Set<UUID> some) {
    return new OperationFilter(Optional.of(some), state, kind, targetKind, target, actor, before);
  }

  public OperationFilter in(OperationState wanted) {
    return new OperationFilter(
        tenants, Optional.of(wanted), kind, targetKind, target, actor, before);
  }

  public OperationFilter about(String ofKind, UUID id) {
    return new OperationFilter(
        tenants, state, kind, Optional.of(ofKind), Optional.of(id), actor, before);
  }
}
