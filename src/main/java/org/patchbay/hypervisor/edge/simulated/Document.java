package org.patchbay.hypervisor.edge.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file that is replaced in one move, so that it is whole whenever a process dies. */
final class Document {
  private final Path file;
  private final Runnable beforeInPlace;
  private Seen seen;

  /** What tells a file from a later one, even from one that an editor put there. */
  private record Seen(long changes, FileTime modified, long size) {}

  Document(Path file, Runnable beforeInPlace) {
    this.file = file;
    this.beforeInPlace = beforeInPlace;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** True when it is not as it was last read or written here. */
  boolean changed(Turnstile.Turn turn) {
    return !look(turn).equals(seen);
  }

  /** Empty when there is no such file. */
  Optional<Map<?, ?>> read(Turnstile.Turn turn) {
    Seen now = look(turn);
    try {
      String text = Files.readString(file);
      seen = now;
      var load = new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build());
      return Optional.ofNullable((Map<?, ?>) load.loadFromString(text));
    } catch (NoSuchFileException e) {
      seen = now;
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Turnstile.Turn turn, Map<String, Object> document) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, new Dump(DumpSettings.builder().build()).dumpToString(document));
      beforeInPlace.run();
      // Counted first: a change that was counted and not made costs the others one reading.
      turn.count();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      seen = look(turn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Seen look(Turnstile.Turn turn) {
    try {
      var there = Files.readAttributes(file, BasicFileAttributes.class);
      return new Seen(turn.changes(), there.lastModifiedTime(), there.size());
    } catch (NoSuchFileException e) {
      return new Seen(turn.changes(), FileTime.fromMillis(0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
