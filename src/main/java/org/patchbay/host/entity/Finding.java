package org.patchbay.host.entity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;

/** A fixture of a host that is not as it is wanted. */
public record Finding(Fixture.Identity identity, List<Deviation> deviations) {
  public Finding {
    deviations = List.copyOf(deviations);
  }

  public Optional<UUID> owner() {
    return identity.machine();
  }

  /**
   * Putting it back interrupts the machine: its card is plugged in where the network of that name
   * does not lead. One that is in another network altogether does not serve, and is moved at once.
   */
  public boolean interrupts() {
    return interrupts(identity.kind(), deviations);
  }

  static boolean interrupts(Fixture.Kind kind, List<Deviation> deviations) {
    return kind == Fixture.Kind.CARD
        && has(deviations, FixtureField.BRIDGE, FixtureField.TAG)
        && !has(deviations, FixtureField.NETWORK, FixtureField.PRESENT);
  }

  private static boolean has(List<Deviation> deviations, FixtureField one, FixtureField other) {
    return deviations.stream().anyMatch(d -> d.field() == one || d.field() == other);
  }
}
