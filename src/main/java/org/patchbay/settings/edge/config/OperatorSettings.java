package org.patchbay.settings.edge.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The operator's own file, named by the environment variable {@code PATCHBAY_CONFIG}. */
public class OperatorSettings implements ConfigSource {
  private final Map<String, String> values = new TreeMap<>();

  public OperatorSettings() {
    String file = System.getenv("PATCHBAY_CONFIG");
    // A file that can't be read is one of the things that SettingsGuard lists.
    if (file != null && !file.isBlank() && Files.isReadable(Path.of(file))) {
      read(Path.of(file));
    }
  }

  private void read(Path file) {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("PATCHBAY_CONFIG can't be read: " + file, e);
    }
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public String getValue(String name) {
    return values.get(name);
  }

  @Override
  public String getName() {
    return "PATCHBAY_CONFIG";
  }

  @Override
  public int getOrdinal() {
    // Above the defaults, below system properties (400) and the environment (300).
    return 250;
  }
}
