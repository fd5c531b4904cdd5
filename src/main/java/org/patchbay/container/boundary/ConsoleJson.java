package org.patchbay.container.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patchbay.container.entity.Console;

/**
 * The end of a serial console over the API.
 *
 * @param state {@code READ}, {@code NOT_KEPT}, {@code UNREADABLE}, or {@code NOT_READ} while nobody
 *     has
 * @param readAt when it was, or was tried
 * @param lines the last 200 at most, without control characters; a guest's words
 */
public record ConsoleJson(String state, Instant readAt, List<String> lines) {
  static ConsoleJson of(Optional<Console> console) {
    return console
        .map(one -> new ConsoleJson(one.state().name(), one.readAt(), one.lines()))
        .orElseGet(() -> new ConsoleJson("NOT_READ", null, List.of()));
  }
}
