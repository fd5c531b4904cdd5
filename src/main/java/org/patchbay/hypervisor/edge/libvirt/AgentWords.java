package org.patchbay.hypervisor.edge.libvirt;

import java.util.Locale;
import org.patchbay.hypervisor.entity.GuestFile;

/** What the errors of a guest agent mean; libvirt hands over their words and nothing else. */
final class AgentWords {
  private AgentWords() {}

  /**
   * The agent's configuration forbids the command ({@code BLOCK_RPCS} or {@code ALLOW_RPCS}; the
   * RHEL family forbids reading files unless one says otherwise).
   */
  static boolean forbid(String words) {
    String low = String.valueOf(words).toLowerCase(Locale.ROOT);
    return low.contains("has been disabled")
        || low.contains("is disabled")
        || low.contains("command not found")
        || low.contains("commandnotfound");
  }

  /** Why a file could not be opened; whoever asks is told nothing of one that may not be read. */
  static GuestFile ofFile(String words) {
    if (noSuchFile(words)) {
      return GuestFile.ABSENT;
    }
    return forbid(words) ? GuestFile.FORBIDDEN : GuestFile.SILENT;
  }

  static boolean noSuchFile(String words) {
    return String.valueOf(words).contains("No such file");
  }
}
