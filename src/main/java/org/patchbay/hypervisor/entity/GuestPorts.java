package org.patchbay.hypervisor.entity;

import java.util.Set;

/**
 * What a guest says of the ports it was asked for.
 *
 * @param listening those that it listens on for others than itself; empty unless {@code TOLD}
 */
public record GuestPorts(Voice voice, Set<GuestPort> listening) {
  public static final GuestPorts SILENT = new GuestPorts(Voice.SILENT, Set.of());
  public static final GuestPorts FORBIDDEN = new GuestPorts(Voice.FORBIDDEN, Set.of());

  public GuestPorts {
    listening = Set.copyOf(listening);
  }

  /** Whether the guest said anything. */
  public enum Voice {
    TOLD,
    /** The machine does not run, is not ours, or its guest agent does not answer. */
    SILENT,
    /** Its guest agent answers, and its configuration forbids it to read files. */
    FORBIDDEN
  }
}
