package org.patchbay.catalogue.entity.yaml;

import java.util.List;

/**
 * What is wrong with a file.
 *
 * @param file relative to the configuration directory
 * @param line counted from 1
 * @param messageKey of {@code messages/catalogue.properties}
 */
public record Problem(String file, int line, String messageKey, List<Object> parameters) {
  public Problem {
    parameters = List.copyOf(parameters);
  }

  /** As compilers say it: {@code roles/voipnow-5.7.yaml:12}. */
  public String place() {
    return file + ":" + line;
  }
}
