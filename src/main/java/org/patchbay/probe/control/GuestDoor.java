package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;

/** Asks a node's roles through the guest agent: one call, whatever the number of questions. */
@ApplicationScoped
public class GuestDoor {
  @Inject Hypervisors hypervisors;

  /** One reply a question, in their order; never throws a fault of the host. */
  List<Reply> ask(HostAddress host, Stamp machine, List<Question> questions) {
    var asked = questions.stream().map(GuestDoor::port).collect(Collectors.toSet());
    GuestPorts told;
    try {
      told = hypervisors.of(host).listening(host, machine, asked);
    } catch (Fault fault) {
      told = GuestPorts.SILENT;
    }
    GuestPorts heard = told;
    return questions.stream().map(question -> reply(heard, port(question))).toList();
  }

  /** What the guest says of each file; never throws a fault of the host. */
  Map<String, GuestFile> files(HostAddress host, Stamp machine, List<String> paths) {
    return paths.stream()
        .collect(Collectors.toMap(Function.identity(), path -> file(host, machine, path)));
  }

  private GuestFile file(HostAddress host, Stamp machine, String path) {
    try {
      return hypervisors.of(host).file(host, machine, path);
    } catch (Fault fault) {
      return GuestFile.SILENT;
    }
  }

  private static Reply reply(GuestPorts told, GuestPort port) {
    return switch (told.voice()) {
      case TOLD -> Reply.of(told.listening().contains(port) ? Answer.ANSWERED : Answer.REFUSED);
      case SILENT -> Reply.of(Answer.UNTOLD);
      case FORBIDDEN -> Reply.of(Answer.FORBIDDEN);
    };
  }

  /** The port that a question is about. */
  public static GuestPort port(Question question) {
    return new GuestPort(
        Protocol.valueOf(question.probe().transport().name()), question.probe().port());
  }
}
