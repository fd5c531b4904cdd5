package org.patchbay.isolation.boundary;

import java.util.List;
import java.util.Optional;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.isolation.entity.IsolationState;

/** A check as pages show it. */
public record CheckView(IsolationCheck check) {
  /** Which colour and icon its state has. */
  public String tone() {
    return tone(check.state());
  }

  static String tone(IsolationState state) {
    return switch (state) {
      case RUNNING -> "busy";
      case EMPTY -> "off";
      case SOUND -> "good";
      case UNPROVEN -> "warn";
      case BROKEN, BREACHED -> "bad";
    };
  }

  /** The one to show of some, the latest first: the last that is over, or else the one there is. */
  static Optional<CheckView> shown(List<CheckView> latest) {
    return latest.stream()
        .filter(one -> one.check().endedAt().isPresent())
        .findFirst()
        .or(() -> latest.stream().findFirst());
  }
}
