package org.patchbay.probe.entity;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.network.entity.Nic;

/** Which questions a node is asked, and by which way. Pure. */
public final class Questions {
  private Questions() {}

  /**
   * The questions of its roles. A port that the firewall opens to everybody is asked for at the
   * public address; all else only the guest can tell.
   *
   * @param open ports of its public interface
   * @param routed whether the portal reaches public addresses at all
   */
  public static List<Question> of(
      VersionCatalogue catalogue,
      Collection<String> roles,
      List<Nic> nics,
      List<OpenPort> open,
      boolean routed) {
    Optional<InetAddress> outside =
        routed
            ? nics.stream().filter(Nic::isPublic).map(Nic::address).findFirst()
            : Optional.empty();
    InetAddress inside =
        nics.stream()
            .filter(nic -> !nic.isPublic())
            .map(Nic::address)
            .findFirst()
            .or(() -> nics.stream().map(Nic::address).findFirst())
            .orElseGet(InetAddress::getLoopbackAddress);
    return catalogue.specs(roles).stream()
        .flatMap(
            role -> role.probes().stream().map(probe -> of(role, probe, outside, inside, open)))
        .toList();
  }

  private static Question of(
      RoleSpec role,
      Probe probe,
      Optional<InetAddress> outside,
      InetAddress inside,
      List<OpenPort> open) {
    return outside
        .filter(address -> open.stream().anyMatch(port -> lets(port, probe)))
        .map(address -> new Question(role.code(), probe, Way.PUBLIC, address))
        .orElseGet(() -> new Question(role.code(), probe, Way.GUEST, inside));
  }

  private static boolean lets(OpenPort port, Probe probe) {
    return port.toEverybody()
        && port.protocol().name().equals(probe.transport().name())
        && port.first() <= probe.port()
        && probe.port() <= port.last();
  }
}
