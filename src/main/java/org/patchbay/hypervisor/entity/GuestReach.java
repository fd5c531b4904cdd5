package org.patchbay.hypervisor.entity;

import java.util.Map;
import java.util.Set;

/**
 * What a guest found on its errand.
 *
 * @param reached doors that opened
 * @param near who answered on the interface's network: by MAC, at which address
 */
public record GuestReach(Voice voice, Set<Door> reached, Map<String, String> near) {
  public GuestReach {
    reached = Set.copyOf(reached);
    near = Map.copyOf(near);
  }

  /** Of a guest that could not go. */
  public static GuestReach of(Voice voice) {
    return new GuestReach(voice, Set.of(), Map.of());
  }

  /** Whether the guest went. */
  public enum Voice {
    TOLD,
    /** The machine does not run, is not ours, or its guest agent does not answer in time. */
    SILENT,
    /** Its guest agent answers, and its configuration forbids it to run anything. */
    FORBIDDEN,
    /** It has no such interface, or no program to connect with. */
    UNABLE
  }
}
