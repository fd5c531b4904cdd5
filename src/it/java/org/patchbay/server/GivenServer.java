package org.patchbay.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.patchbay.testing.Postgres;

/** Tells Arquillian how to start Payara Micro: as the launcher does, on a database of its own. */
public class GivenServer implements BeforeAllCallback {
  private static final String OPTIONS = "payara.cmdOptions";

  /** Arquillian asks the server where it is, and cannot read an address with a zone. */
  private static final String FOUR = "-Djava.net.preferIPv4Stack=true";

  @Override
  public void beforeAll(ExtensionContext context) {
    // The same extension is heard inside of the server, which has been started by then.
    if (System.getProperty("patchbay.db.url") == null) {
      System.setProperty(OPTIONS, "-Xmx512m -XX:+UseSerialGC " + FOUR + " " + settings());
      System.setProperty("payara.extraMicroOptions", "--disablephonehome --contextroot /");
    }
  }

  private static String settings() {
    Path folder = Path.of("target", "server").toAbsolutePath();
    return Map.of(
            "bind.address",
            "127.0.0.1",
            "patchbay.db.url",
            Postgres.freshDatabase(),
            "patchbay.data-dir",
            folder,
            "patchbay.simulated.dir",
            folder.resolve("hosts-" + ProcessHandle.current().pid()))
        .entrySet()
        .stream()
        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }
}
