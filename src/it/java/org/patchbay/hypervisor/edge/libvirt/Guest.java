package org.patchbay.hypervisor.edge.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.testing.Eventually;

/** Runs commands inside a guest, through its agent and past all networks. */
public final class Guest implements AutoCloseable {
  private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");
  private static final Pattern CODE = Pattern.compile("\"exitcode\":(\\d+)");
  private static final Pattern OUTPUT = Pattern.compile("\"out-data\":\"([^\"]*)\"");

  private final Connect connect;
  private final Domain domain;

  /** The guest of a machine, on a host that a whole URI leads to. */
  public Guest(String uri, UUID machine) throws LibvirtException {
    this.connect = new Connect(uri);
    this.domain = connect.domainLookupByUUID(machine);
  }

  /** True when the command ends well. */
  public boolean does(String command) {
    return found(CODE, done(command)).equals("0");
  }

  public String says(String command) {
    String encoded = found(OUTPUT, done(command));
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private String done(String command) {
    String started =
        ask(
            "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"arg\":[\"-c\",\""
                + command.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + "\"],\"capture-output\":true}}");
    String asked =
        "{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":" + found(PID, started) + "}}";
    String[] answer = new String[1];
    Eventually.until(
        command + " ended",
        () -> {
          answer[0] = ask(asked);
          return answer[0].contains("\"exited\":true");
        });
    return answer[0];
  }

  private String ask(String json) {
    try {
      return domain.qemuAgentCommand(json, 10, 0);
    } catch (LibvirtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  @Override
  public void close() throws LibvirtException {
    domain.free();
    connect.close();
  }
}
