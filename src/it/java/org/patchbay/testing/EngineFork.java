package org.patchbay.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An {@link EngineProcess} as its test holds it. */
public final class EngineFork implements AutoCloseable {
  private final Process process;

  private EngineFork(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it works; what it says goes to standard output. */
  public static EngineFork start(Map<String, String> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(EngineProcess.class.getName());
    try {
      EngineFork fork =
          new EngineFork(new ProcessBuilder(command).redirectErrorStream(true).start());
      fork.awaitReady();
      return fork;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); !"READY".equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IllegalStateException("the engine ended at once:\n" + said);
      }
      said.append(line).append('\n');
    }
    Thread drain = new Thread(() -> lines.lines().forEach(System.out::println), "engine fork");
    drain.setDaemon(true);
    drain.start();
  }

  /** As {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Its exit status, once it has ended by itself. */
  public int awaitEnd() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
