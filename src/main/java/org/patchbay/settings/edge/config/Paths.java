package org.patchbay.settings.edge.config;

import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads settings that are paths: the server's configuration knows no such type. */
public class Paths implements Converter<Path> {
  private static final long serialVersionUID = 1L;

  @Override
  public Path convert(String value) {
    return value.isBlank() ? null : Path.of(value);
  }
}
