package org.patchbay.host.entity;

/**
 * Something that an operator has to prepare on a host.
 *
 * @param what the name of the bridge or pool; empty where there is none
 */
public record Lack(Kind kind, String what) {
  /** What is to be done about each stands in the message of its name. */
  public enum Kind {
    POOL_MISSING,
    POOL_STOPPED,
    BRIDGE_MISSING,
    BRIDGE_DOWN,
    /** The Open vSwitch bridge of all segments. */
    SWITCH_MISSING,
    /** The Linux bridge of one segment. */
    SEGMENT_BRIDGE_MISSING,
    SEGMENT_BRIDGE_DOWN,
    OPEN_VSWITCH_MISSING,
    GUARDS_MISSING
  }
}
