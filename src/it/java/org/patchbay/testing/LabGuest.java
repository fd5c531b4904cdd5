package org.patchbay.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A guest of the lab, as its agent tells virsh: a second opinion, by none of the portal's code. */
public final class LabGuest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 1 << 20;

  private final String host;
  private final String machine;

  /** The guest of a machine, by its uuid. */
  public LabGuest(String host, String machine) {
    this.host = host;
    this.machine = machine;
  }

  public String hostName() {
    return tell("guest-get-host-name", Map.of()).get("host-name").asText();
  }

  /** Begins a script that goes on by itself. */
  public void begin(String script) {
    tell("guest-exec", Map.of("path", "/bin/sh", "arg", List.of("-c", script)));
  }

  public void write(String path, String text) {
    int file = open(path, "w");
    String bytes = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    tell("guest-file-write", Map.of("handle", file, "buf-b64", bytes));
    tell("guest-file-close", Map.of("handle", file));
  }

  public String read(String path) {
    int file = open(path, "r");
    JsonNode part = tell("guest-file-read", Map.of("handle", file, "count", MOST_BYTES));
    tell("guest-file-close", Map.of("handle", file));
    return new String(Base64.getMimeDecoder().decode(part.get("buf-b64").asText()), UTF_8);
  }

  /** Whether its file systems take nothing. */
  public boolean isFrozen() {
    return tell("guest-fsfreeze-status", Map.of()).asText().equals("frozen");
  }

  private int open(String path, String mode) {
    return tell("guest-file-open", Map.of("path", path, "mode", mode)).asInt();
  }

  private JsonNode tell(String command, Map<String, ?> arguments) {
    try {
      String words = JSON.writeValueAsString(Map.of("execute", command, "arguments", arguments));
      String said = Lab.virsh(host, List.of("qemu-agent-command", machine, words));
      return JSON.readTree(said).get("return");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
