package org.patchbay.settings.edge.config;

import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.Converter;

/** Folders and files as settings; not every configuration library knows how by itself. */
public class PathConverter implements Converter<Path> {
  private static final long serialVersionUID = 1L;

  @Override
  public Path convert(String value) {
    return Path.of(value);
  }
}
