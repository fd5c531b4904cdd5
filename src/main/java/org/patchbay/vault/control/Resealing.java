package org.patchbay.vault.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.settings.control.Secrets;
import org.patchbay.settings.entity.KeyRing;
import org.patchbay.settings.entity.SealedColumn;
import org.patchbay.vault.control.SealedColumns.Held;

/**
 * Seals a batch of secrets anew, in one transaction with its record. It waits for nobody: a secret
 * that somebody is just changing is left to them, and to a later look.
 */
@ApplicationScoped
@Transactional
class Resealing {
  private static final System.Logger LOG = System.getLogger(Resealing.class.getName());

  /** Few enough that nobody who wants one of the rows waits long. */
  private static final int BATCH = 50;

  @Inject SealedColumns columns;
  @Inject Secrets secrets;
  @Inject Audit audit;

  /**
   * Where a batch ended.
   *
   * @param last row that was looked at; empty when there was none any more
   * @param failed how many could not be opened
   */
  record Done(Optional<UUID> last, int failed) {}

  /** The next of a column behind a row. */
  Done batch(SealedColumn column, List<String> old, UUID after) {
    KeyRing ring = secrets.ring();
    List<Held> batch = columns.locked(column, old, after, BATCH);
    int done = 0;
    for (Held held : batch) {
      Optional<Held> anew = anew(ring, column, held);
      anew.ifPresent(changed -> columns.reseal(column, changed));
      done += anew.isPresent() ? 1 : 0;
    }
    if (done > 0) {
      record(ring.first().orElseThrow(), column, done);
    }
    return new Done(batch.stream().reduce((a, b) -> b).map(Held::row), batch.size() - done);
  }

  /** The same secret; empty when what is there is not what its key sealed for this row. */
  private static Optional<Held> anew(KeyRing ring, SealedColumn column, Held held) {
    String owner = held.row().toString();
    try {
      return Optional.of(new Held(held.row(), ring.seal(ring.open(held.sealed(), owner), owner)));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "What key {0} sealed can''t be opened and stays as it is: {1} of {2}",
          held.sealed().key(),
          column,
          owner);
      return Optional.empty();
    }
  }

  private void record(String key, SealedColumn column, int count) {
    audit.record(
        "keys.resealed",
        Keys.key(key),
        Change.made(Map.of("column", column.toString(), "count", count, "key", key)));
  }
}
