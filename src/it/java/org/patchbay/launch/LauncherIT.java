package org.patchbay.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says and spares when things are not as they should be. */
class LauncherIT {
  @TempDir Path data;

  private record Outcome(int exit, String said) {}

  @Test
  void anUnknownCommandIsRefusedWithTheListOfCommands() throws Exception {
    Outcome outcome = patchbay(Map.of(), "upp");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said()).contains("usage:").contains("no command 'upp'");
  }

  @Test
  void aTakenPortIsNamedWithTheProcessThatHasIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Outcome outcome = patchbay(Map.of("PATCHBAY_HTTP_PORT", port), "up", "--simulated");

      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.said())
          .contains("Port " + port)
          .contains("java (pid " + ProcessHandle.current().pid() + ")")
          .contains("PATCHBAY_HTTP_PORT");
    }
  }

  @Test
  void downWithNothingToStopSucceeds() throws Exception {
    assertThat(patchbay(Map.of(), "down").exit()).isZero();
  }

  @Test
  void downSparesAStrangerThatGotThePidOfAStoppedPart() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Path record = Files.createDirectories(data.resolve("simulated/run")).resolve("portal.pid");
      Files.writeString(record, stranger.pid() + " 1\n");

      assertThat(patchbay(Map.of(), "down").exit()).isZero();

      assertThat(stranger.isAlive()).isTrue();
      assertThat(record).doesNotExist();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void statusFailsWhenNothingRuns() throws Exception {
    Outcome outcome = patchbay(Map.of(), "status");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said()).contains("does not run");
  }

  @Test
  void theDemoRealmGivesEveryClientTheClaimsThatThePortalReliesOn() throws Exception {
    Outcome realm =
        run(
            Map.of(),
            List.of(
                "jq",
                "-s",
                "-f",
                "src/launch/realm.jq",
                "config/keycloak/realm.json",
                "config/keycloak/demo.json"));

    assertThat(realm.exit()).isZero();
    for (String client : realm.said().split("\"clientId\"")) {
      if (client.contains("protocolMappers")) {
        assertThat(client).contains("\"patchbay-api\"").contains("\"groups\"");
      }
    }
  }

  @Test
  void theScriptsHoldWhatShellcheckAsks() throws Exception {
    Outcome outcome =
        run(
            Map.of(),
            List.of(
                "shellcheck",
                "-x",
                "patchbay",
                ".ci/run",
                "src/launch/setup",
                "src/launch/serve",
                "src/launch/image-artifacts",
                "src/launch/empty-image"));

    assertThat(outcome.said()).isEmpty();
  }

  private Outcome patchbay(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./patchbay"));
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private Outcome run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = data.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PATCHBAY_"));
    builder.environment().put("PATCHBAY_DATA_DIR", data.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}
