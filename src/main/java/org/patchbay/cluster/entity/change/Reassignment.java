package org.patchbay.cluster.entity.change;

import java.util.List;

/**
 * A node that gets other roles.
 *
 * @param before its roles as they are
 * @param after its roles as they are to be
 * @param restarts it runs, and is restarted to be told
 */
public record Reassignment(String node, List<String> before, List<String> after, boolean restarts) {
  public Reassignment {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  public List<String> gained() {
    return after.stream().filter(role -> !before.contains(role)).toList();
  }

  public List<String> lost() {
    return before.stream().filter(role -> !after.contains(role)).toList();
  }
}
