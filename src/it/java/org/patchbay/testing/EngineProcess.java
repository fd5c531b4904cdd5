package org.patchbay.testing;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The engine alone in a process of its own, to be killed. System properties {@code patchbay.*} are
 * its settings; {@code patchbay.test.beans} names further bean classes, divided by commas. It says
 * READY and ends when its input does, and so with the test that started it.
 */
public final class EngineProcess {
  private EngineProcess() {}

  public static void main(String[] arguments) throws Exception {
    try (EngineContainer engine = EngineContainer.start(settings(), beans())) {
      System.out.println("READY");
      waitForEndOfInput();
    }
    System.exit(0);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("patchbay."))
        .forEach(name -> settings.put(name, System.getProperty(name)));
    return settings;
  }

  private static List<Class<?>> beans() {
    return Stream.concat(
            Stream.of(HaltAtLine.class.getName()),
            Stream.of(System.getProperty("patchbay.test.beans", "").split(",")))
        .filter(name -> !name.isBlank())
        .<Class<?>>map(EngineProcess::load)
        .toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no bean class " + name, e);
    }
  }

  private static void waitForEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
  }
}
