package org.patchbay.settings.entity;

/** How many bytes a frame of a network may carry, by a setting as by a form. */
public final class FrameBounds {
  /** Less does not carry IPv6 (RFC 8200, section 5). */
  public static final int LEAST = 1280;

  public static final int MOST = 9000;

  private FrameBounds() {}

  public static boolean hold(int bytes) {
    return bytes >= LEAST && bytes <= MOST;
  }
}
