package org.patchbay.cluster.entity.firewall;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.hypervisor.entity.OpenPort;

/**
 * One line of a firewall as people read it.
 *
 * @param port with whom it is about
 * @param reason what a role serves there, or the tenant's own word for it
 * @param role whose port it is; empty when it is the tenant's own
 * @param basis of the role's port
 * @param rule number of the tenant's rule that made it so, in their order
 */
public record FirewallLine(
    Verdict verdict,
    OpenPort port,
    String reason,
    Optional<String> role,
    Optional<Basis> basis,
    OptionalInt rule) {
  /** What happens to what it is about. */
  public enum Verdict {
    OPEN,
    NARROWED,
    CLOSED,
    OUT
  }

  public boolean passes() {
    return verdict != Verdict.CLOSED;
  }

  public boolean incoming() {
    return verdict != Verdict.OUT;
  }

  /** {@code 5060} or {@code 10000-20000}. */
  public String ports() {
    return port.first() == port.last()
        ? String.valueOf(port.first())
        : port.first() + "-" + port.last();
  }

  public List<String> peers() {
    return port.peers().stream().map(Object::toString).toList();
  }

  /** True when both let the same through, whatever for. */
  boolean same(FirewallLine other) {
    return incoming() == other.incoming() && port.equals(other.port);
  }
}
