package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;

/** Takes a host into the register, after having seen that it is there and who it is. */
@ApplicationScoped
public class Registration {
  @Inject Hosts hosts;
  @Inject Register register;
  @Inject Hypervisors hypervisors;
  @Inject Clock clock;

  /**
   * Connects to the host, then writes it down; the connection is made outside any transaction.
   *
   * @throws Fault {@code INVALID_INPUT} with the wrong fields; {@code HOST_*} when it can't be
   *     reached or is registered already
   */
  public Host register(HostDraft draft) {
    check(draft);
    var address =
        new HostAddress(
            UUID.randomUUID(),
            draft.uri(),
            draft.profile(),
            draft.machineType(),
            draft.pool(),
            draft.segmentBridge());
    HostFacts facts = inspect(address);
    return register.add(new Host(draft.name(), address, facts, clock.instant()));
  }

  private HostFacts inspect(HostAddress address) {
    var hypervisor = hypervisors.of(address);
    try {
      return hypervisor.inspect(address);
    } catch (Fault fault) {
      hypervisor.release(address);
      throw fault;
    }
  }

  private void check(HostDraft draft) {
    List<FieldProblem> problems = new ArrayList<>(Names.check(NameKind.HOST, "name", draft.name()));
    if (draft.uri() == null || draft.uri().getScheme() == null) {
      problems.add(new FieldProblem("uri", "host.uri.missing", List.of()));
    }
    if (draft.pool() == null || draft.pool().isBlank()) {
      problems.add(new FieldProblem("pool", "host.pool.missing", List.of()));
    }
    if (draft.segmentBridge() == null || draft.segmentBridge().isBlank()) {
      problems.add(new FieldProblem("segmentBridge", "host.bridge.missing", List.of()));
    }
    Fault.refuse(problems);
    if (hosts.nameTaken(draft.name())) {
      throw Fault.invalid("name", "host.name.taken", draft.name());
    }
  }

  /** The fault in the words of the registration form, where nothing goes on by itself later. */
  public static Fault atForm(Fault fault) {
    if (fault.kind() != FaultKind.UNREACHABLE) {
      return fault;
    }
    List<Object> told = fault.parameters();
    return fault.code() == FaultCode.HOST_UNREACHABLE && told.size() > 1
        ? Fault.invalid("uri", "host.uri.unreachable.because", told.get(0), told.get(1))
        : Fault.invalid("uri", "host.uri.unreachable", told.get(0));
  }

  /** What the fault means to somebody at the registration form: which field to look at. */
  public static String fieldOf(FaultCode code) {
    return code == FaultCode.HOST_NOT_PREPARED ? "pool" : "uri";
  }
}
