package org.patchbay.hypervisor.entity;

/**
 * The end of what a machine has written to its serial console since it was started.
 *
 * @param kept false when its host keeps nothing of this run of the machine
 * @param bytes {@link #MOST} at most; a guest's, so whatever it likes
 */
public record ConsoleTail(boolean kept, byte[] bytes) {
  public static final int MOST = 64 * 1024;

  public static final ConsoleTail NOT_KEPT = new ConsoleTail(false, new byte[0]);
}
