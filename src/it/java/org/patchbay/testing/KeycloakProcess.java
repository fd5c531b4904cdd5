package org.patchbay.testing;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process that the test's Keycloak is, where the launcher started it: it is ended and started
 * again as the launcher does that, so that whatever comes after this test finds it as it was.
 */
public final class KeycloakProcess {
  private static final String LAUNCHER =
      "set -Eeuo pipefail; ROOT=$PWD; for part in settings say packages artifacts processes ports"
          + " database keycloak lab portal up test; do source src/launch/$part.sh; done;"
          + " use_test_places; fetch_keycloak; KEYCLOAK_PORT=$0; HTTP_PORT=$1; %s";

  private KeycloakProcess() {}

  /** Whether there is one that the launcher knows. */
  public static boolean isOurs() throws IOException {
    return RunningPortal.canRun() && launcher("runs keycloak") == 0;
  }

  public static void stop() throws IOException {
    done("stop_keycloak");
  }

  /** Starts it on its database and waits until it answers. */
  public static void start() throws IOException {
    done("start_keycloak; await_keycloak");
  }

  private static void done(String deed) throws IOException {
    if (launcher(deed) != 0) {
      throw new IOException(deed + ": see target/keycloak-process.log");
    }
  }

  private static int launcher(String deed) throws IOException {
    int port = URI.create(System.getProperty("patchbay.test.keycloak")).getPort();
    String portal = System.getProperty("patchbay.test.port", "8080");
    Process bash =
        new ProcessBuilder(
                List.of("bash", "-c", LAUNCHER.formatted(deed), String.valueOf(port), portal))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(new File("target/keycloak-process.log")))
            .start();
    try {
      if (!bash.waitFor(5, TimeUnit.MINUTES)) {
        bash.destroyForcibly();
        throw new IOException(deed + " did not end");
      }
      return bash.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
