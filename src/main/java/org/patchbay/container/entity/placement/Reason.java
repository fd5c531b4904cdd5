package org.patchbay.container.entity.placement;

import java.util.List;

/**
 * Why a host was taken or not.
 *
 * @param messageKey of {@code messages/container.properties}, as {@code placement.why.no-member}
 */
public record Reason(String messageKey, List<Object> parameters) {
  public Reason {
    parameters = List.copyOf(parameters);
  }

  static Reason why(String key, Object... parameters) {
    return new Reason("placement.why." + key, List.of(parameters));
  }

  static Reason not(String key, Object... parameters) {
    return new Reason("placement.not." + key, List.of(parameters));
  }
}
