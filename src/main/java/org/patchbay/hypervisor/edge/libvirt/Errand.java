package org.patchbay.hypervisor.edge.libvirt;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.hypervisor.entity.GuestReach.Voice;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Stamp;

/** An errand of a guest: begun by one call, and asked after by others until it is over. */
final class Errand {
  /** An errand takes five seconds, and more where many guests share a processor. */
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Host host;
  private final Stamp stamp;
  private final GuestErrand errand;

  Errand(Host host, Stamp stamp, GuestErrand errand) {
    this.host = host;
    this.stamp = stamp;
    this.errand = errand;
  }

  /** What came of a call to the agent: something, or the reason why nothing. */
  private record Told(Optional<JsonNode> answer, Voice otherwise) {}

  GuestReach run() {
    var arguments =
        Map.of(
            "path",
            "/bin/sh",
            "arg",
            ReachScript.arguments(errand),
            "capture-output",
            Boolean.TRUE);
    Told begun = tell("guest-exec", arguments);
    return begun.answer().isPresent()
        ? over(begun.answer().get().path("pid").asInt())
        : GuestReach.of(begun.otherwise());
  }

  private GuestReach over(int pid) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end && pause()) {
      Told told = tell("guest-exec-status", Map.of("pid", pid));
      if (told.answer().map(status -> status.path("exited").asBoolean()).orElse(false)) {
        return ReachScript.read(errand, output(told.answer().get()));
      }
    }
    return GuestReach.of(Voice.SILENT);
  }

  private static String output(JsonNode status) {
    byte[] bytes = Base64.getMimeDecoder().decode(status.path("out-data").asText());
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Told tell(String command, Map<String, ?> arguments) {
    return host.line()
        .callInto(
            stamp.machine(), session -> tell(session, host.type(session), command, arguments));
  }

  private Told tell(Session session, MachineType type, String command, Map<String, ?> arguments)
      throws LibvirtException {
    Optional<Agent> agent = Agent.of(session, stamp, type);
    if (agent.isEmpty()) {
      return new Told(Optional.empty(), Voice.SILENT);
    }
    try {
      return new Told(Optional.of(agent.get().tell(command, arguments)), Voice.TOLD);
    } catch (LibvirtException e) {
      if (Session.lost(e)) {
        throw e;
      }
      boolean forbidden = AgentWords.forbid(e.getMessage());
      return new Told(Optional.empty(), forbidden ? Voice.FORBIDDEN : Voice.SILENT);
    }
  }
}
