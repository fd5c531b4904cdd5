package org.patchbay.hypervisor.edge.simulated;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Keeps a host's trouble: in a file that others may write too, or in memory. */
final class Troubles {
  private final Optional<Document> document;
  private final Optional<Turnstile> turnstile;
  private Trouble trouble = Trouble.NONE;

  private Troubles(Optional<Path> file) {
    this.document = file.map(path -> new Document(path, () -> {}));
    this.turnstile = file.map(Turnstile::at);
  }

  static Troubles in(Path file) {
    return new Troubles(Optional.of(file));
  }

  static Troubles inMemory() {
    return new Troubles(Optional.empty());
  }

  Trouble now() {
    return document.map(file -> !file.exists()).orElse(false)
        ? Trouble.NONE
        : change(trouble -> trouble);
  }

  /** What a call meets, and uses up by meeting it. */
  Trouble meet(Call call) {
    Trouble now = now();
    return now.after(call).equals(now) ? now : change(trouble -> trouble.after(call));
  }

  /** Changes it and says what it was before. */
  Trouble change(Function<Trouble, Trouble> work) {
    return turnstile.isPresent()
        ? turnstile.get().pass(turn -> inFile(document.orElseThrow(), turn, work))
        : inMemory(work);
  }

  private Trouble inFile(Document file, Turnstile.Turn turn, Function<Trouble, Trouble> work) {
    if (file.changed(turn)) {
      trouble = file.read(turn).map(Trouble::of).orElse(Trouble.NONE);
    }
    Trouble before = trouble;
    Trouble after = work.apply(before);
    if (!after.equals(before)) {
      file.write(turn, after.document());
      trouble = after;
    }
    return before;
  }

  private synchronized Trouble inMemory(Function<Trouble, Trouble> work) {
    Trouble before = trouble;
    trouble = work.apply(before);
    return before;
  }
}
