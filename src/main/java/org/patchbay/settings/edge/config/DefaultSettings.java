package org.patchbay.settings.edge.config;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.patchbay.settings.entity.KnownSettings;

/** The defaults, from {@code config/patchbay.properties} as it was built in. */
public class DefaultSettings implements ConfigSource {
  private final Map<String, String> values = KnownSettings.builtIn().defaults();

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
    return "built-in patchbay.properties";
  }

  @Override
  public int getOrdinal() {
    return 50;
  }
}
