package org.patchbay.host.boundary;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;

/** A host to be registered, as it was typed. */
public record NewHost(
    String name,
    String uri,
    String profile,
    String machineType,
    String pool,
    String segmentBridge) {

  /** Throws {@code INVALID_INPUT} where a word is none of those it may be. */
  public HostDraft draft() {
    List<FieldProblem> problems = new ArrayList<>();
    Optional<URI> address = address(problems);
    HostProfile chosen = word(HostProfile.class, "profile", profile, "OVS_VLAN", problems);
    MachineType type = word(MachineType.class, "machineType", machineType, "AUTO", problems);
    Fault.refuse(problems);
    return new HostDraft(name, address.orElse(null), chosen, type, pool, segmentBridge);
  }

  private Optional<URI> address(List<FieldProblem> problems) {
    if (uri == null || uri.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(uri.strip()));
    } catch (IllegalArgumentException e) {
      problems.add(new FieldProblem("uri", "host.uri.invalid", List.of(uri)));
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> E word(
      Class<E> type, String field, String given, String standard, List<FieldProblem> problems) {
    try {
      return Enum.valueOf(type, given == null || given.isBlank() ? standard : given);
    } catch (IllegalArgumentException e) {
      problems.add(new FieldProblem(field, "input.unknown", List.of(given)));
      return null;
    }
  }
}
