package org.patchbay.hypervisor.edge.libvirt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * What a guest's agent tells of its sockets and files, and is told. It reads the kernel's lists and
 * runs nothing in the guest: {@code guest-exec} would need more trust on both sides, and a program
 * to be there. Only an {@link Errand} needs it.
 */
final class Agent {
  private static final int SECONDS = 2;

  private static final int SECONDS_TO_WRITE = 8;

  /** Listening sockets come first in the lists of TCP, and nobody binds so many for UDP. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final Map<String, Protocol> LISTS =
      Map.of("tcp", Protocol.TCP, "tcp6", Protocol.TCP, "udp", Protocol.UDP, "udp6", Protocol.UDP);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Domain domain;

  private Agent(Domain domain) {
    this.domain = domain;
  }

  static GuestPorts listening(Session session, Stamp stamp, MachineType type, Set<GuestPort> asked)
      throws LibvirtException {
    Optional<Agent> agent = of(session, stamp, type);
    return agent.isPresent() ? agent.get().listening(asked) : GuestPorts.SILENT;
  }

  static GuestFile file(Session session, Stamp stamp, MachineType type, String path)
      throws LibvirtException {
    Optional<Agent> agent = of(session, stamp, type);
    return agent.isPresent() ? agent.get().file(path) : GuestFile.SILENT;
  }

  static GuestFile put(Session session, Stamp stamp, MachineType type, String path, byte[] content)
      throws LibvirtException {
    Optional<Agent> agent = of(session, stamp, type);
    return agent.isPresent() ? agent.get().put(path, content) : GuestFile.SILENT;
  }

  /** Of a machine of ours that runs. */
  static Optional<Agent> of(Session session, Stamp stamp, MachineType type)
      throws LibvirtException {
    if (type == MachineType.TEST
        || Machines.state(session, stamp.machine()) != MachineState.RUNNING) {
      return Optional.empty();
    }
    Optional<Domain> domain = session.domain(stamp.machine());
    boolean ours =
        domain.isPresent()
            && Stamps.read(domain.get(), stamp.machine())
                .filter(found -> found.tenant().equals(stamp.tenant()))
                .isPresent();
    return ours ? domain.map(Agent::new) : Optional.empty();
  }

  private GuestPorts listening(Set<GuestPort> asked) throws LibvirtException {
    Set<Protocol> wanted = asked.stream().map(GuestPort::protocol).collect(Collectors.toSet());
    Set<GuestPort> found = new HashSet<>();
    try {
      for (Map.Entry<String, Protocol> list : LISTS.entrySet()) {
        if (wanted.contains(list.getValue())) {
          found.addAll(SocketList.listening(list.getValue(), read(list.getKey())));
        }
      }
    } catch (LibvirtException e) {
      if (Session.lost(e)) {
        throw e;
      }
      return AgentWords.forbid(e.getMessage()) ? GuestPorts.FORBIDDEN : GuestPorts.SILENT;
    }
    found.retainAll(asked);
    return new GuestPorts(GuestPorts.Voice.TOLD, found);
  }

  private GuestFile file(String path) throws LibvirtException {
    return opened(path, "r", handle -> {});
  }

  private GuestFile put(String path, byte[] content) throws LibvirtException {
    String text = Base64.getEncoder().encodeToString(content);
    return opened(
        path, "w", handle -> tell("guest-file-write", Map.of("handle", handle, "buf-b64", text)));
  }

  /** Done with an open file. */
  @FunctionalInterface
  private interface Work {
    void with(int handle) throws LibvirtException;
  }

  private GuestFile opened(String path, String mode, Work work) throws LibvirtException {
    try {
      int handle = open(path, mode);
      try {
        work.with(handle);
      } finally {
        tell("guest-file-close", Map.of("handle", handle));
      }
      return GuestFile.THERE;
    } catch (LibvirtException e) {
      if (Session.lost(e)) {
        throw e;
      }
      return AgentWords.ofFile(e.getMessage());
    }
  }

  private int open(String path, String mode) throws LibvirtException {
    return tell("guest-file-open", Map.of("path", path, "mode", mode)).asInt();
  }

  /** One of the kernel's lists; empty when the guest has none, as without IPv6. */
  private String read(String list) throws LibvirtException {
    int handle;
    try {
      handle = open("/proc/net/" + list, "r");
    } catch (LibvirtException e) {
      if (AgentWords.noSuchFile(e.getMessage())) {
        return "";
      }
      throw e;
    }
    try {
      return content(handle);
    } finally {
      tell("guest-file-close", Map.of("handle", handle));
    }
  }

  private String content(int handle) throws LibvirtException {
    StringBuilder text = new StringBuilder();
    boolean more = true;
    while (more && text.length() < MOST_BYTES) {
      JsonNode part = tell("guest-file-read", Map.of("handle", handle, "count", MOST_BYTES));
      byte[] bytes = Base64.getMimeDecoder().decode(part.path("buf-b64").asText());
      text.append(new String(bytes, StandardCharsets.US_ASCII));
      more = !part.path("eof").asBoolean() && bytes.length > 0;
    }
    return text.toString();
  }

  /**
   * Has what is in memory written, and nothing more until {@link #thaw}; one that can't goes on.
   */
  void freeze() throws LibvirtException {
    passing("guest-fsfreeze-freeze");
  }

  void thaw() throws LibvirtException {
    passing("guest-fsfreeze-thaw");
  }

  private void passing(String command) throws LibvirtException {
    try {
      tell(command, Map.of(), SECONDS_TO_WRITE);
    } catch (LibvirtException e) {
      if (Session.lost(e)) {
        throw e;
      }
    }
  }

  JsonNode tell(String command, Map<String, ?> arguments) throws LibvirtException {
    return tell(command, arguments, SECONDS);
  }

  private JsonNode tell(String command, Map<String, ?> arguments, int seconds)
      throws LibvirtException {
    try {
      String words = JSON.writeValueAsString(Map.of("execute", command, "arguments", arguments));
      return JSON.readTree(domain.qemuAgentCommand(words, seconds, 0)).path("return");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The guest agent does not speak JSON", e);
    }
  }
}
