package org.patchbay.probe.edge.simulated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.probe.control.GuestDoor;
import org.patchbay.probe.control.PublicDoor;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;

/**
 * The public addresses of machines that are only written down: nothing is sent, for such an address
 * may be somebody's. What the guest listens on answers, all else is silent.
 */
@ApplicationScoped
public class RehearsedDoor implements PublicDoor {
  private static final Set<String> SCHEMES = Set.of("simulated", "simulated-memory", "test");

  @Inject Hypervisors hypervisors;

  @Override
  public boolean serves(HostAddress host) {
    return SCHEMES.contains(host.uri().getScheme());
  }

  @Override
  public List<Reply> ask(
      HostAddress host, Stamp machine, List<Question> questions, Duration limit) {
    Set<GuestPort> there = listening(host, machine, questions);
    return questions.stream()
        .map(
            question ->
                there.contains(GuestDoor.port(question))
                    ? new Reply(Answer.ANSWERED, "simulated")
                    : Reply.of(Answer.SILENT))
        .toList();
  }

  private Set<GuestPort> listening(HostAddress host, Stamp machine, List<Question> questions) {
    Set<GuestPort> asked = questions.stream().map(GuestDoor::port).collect(Collectors.toSet());
    try {
      GuestPorts told = hypervisors.of(host).listening(host, machine, asked);
      return told.listening();
    } catch (Fault fault) {
      return Set.of();
    }
  }
}
