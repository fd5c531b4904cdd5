package org.patchbay.catalogue.entity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node can be specialised in, in one VoipNow version.
 *
 * @param code the vendor's own short name, as {@code sip}
 * @param master basis of "one instance is the master, the others are slaves"; empty where all
 *     instances are equal
 * @param lastExtension how many extensions the system may have for the role to be assignable
 * @param size proposed for a node with this role alone
 * @param loss what stops working without it
 */
public record RoleSpec(
    String code,
    String name,
    Layer layer,
    Basis basis,
    NetworkNeed privateNetwork,
    NetworkNeed publicNetwork,
    Cardinality count,
    Optional<Basis> master,
    OptionalInt lastExtension,
    List<PortSpec> ports,
    StorageNeed storage,
    Size size,
    Basis sizeBasis,
    List<Probe> probes,
    Waves waves,
    Note loss,
    List<Note> notes) {
  public RoleSpec {
    ports = List.copyOf(ports);
    probes = List.copyOf(probes);
    notes = List.copyOf(notes);
  }

  public boolean required() {
    return count.required();
  }

  public boolean hasMaster() {
    return master.isPresent();
  }

  public List<PortSpec> ports(PortSpec.Audience audience) {
    return ports.stream().filter(port -> port.audience() == audience).toList();
  }
}
