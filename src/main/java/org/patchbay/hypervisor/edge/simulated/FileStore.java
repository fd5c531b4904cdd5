package org.patchbay.hypervisor.edge.simulated;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * A state that outlives the process and is shared with others: read anew when another changed it,
 * put in place whole before the work is over.
 */
final class FileStore implements Store {
  private final Turnstile turnstile;
  private final Document document;
  private HostState state;

  FileStore(Path file, Runnable beforeInPlace) {
    this.turnstile = Turnstile.at(file);
    this.document = new Document(file, beforeInPlace);
  }

  @Override
  public <T> T with(Function<HostState, T> work) {
    return turnstile.pass(
        turn -> {
          refresh(turn);
          HostState mine = state;
          // Until all went well what is on disk counts.
          state = null;
          T result = work.apply(mine);
          if (mine.changed()) {
            document.write(turn, StateCodec.document(mine));
            mine.settle();
          }
          state = mine;
          return result;
        });
  }

  private void refresh(Turnstile.Turn turn) {
    if (state != null && !document.changed(turn)) {
      return;
    }
    HostState fresh = document.read(turn).map(StateCodec::state).orElseGet(HostState::new);
    if (state != null) {
      fresh.compare(state);
    }
    state = fresh;
  }
}
