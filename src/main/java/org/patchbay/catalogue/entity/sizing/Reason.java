package org.patchbay.catalogue.entity.sizing;

import java.util.List;
import org.patchbay.catalogue.entity.Basis;

/**
 * Why a node is proposed, or why as large.
 *
 * @param messageKey of {@code messages/catalogue.properties}
 */
public record Reason(String messageKey, List<Object> parameters, Basis basis) {
  public Reason {
    parameters = List.copyOf(parameters);
  }

  static Reason of(String key, Basis basis, Object... parameters) {
    return new Reason("catalogue.sizing.why." + key, List.of(parameters), basis);
  }
}
