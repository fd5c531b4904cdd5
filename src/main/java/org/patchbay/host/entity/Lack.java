package org.patchbay.host.entity;

/**
 * Something that an operator has to prepare on a host.
 *
 * @param what the name of the bridge or pool; empty where there is none
 * @param has how many bytes a frame carries there, of one that is too narrow
 * @param needs how many its networks need
 */
public record Lack(Kind kind, String what, int has, int needs) {
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
    /** A frame of the public networks does not fit. */
    BRIDGE_NARROW,
    /** A frame of the segment does not fit. */
    SEGMENT_BRIDGE_NARROW,
    OPEN_VSWITCH_MISSING,
    GUARDS_MISSING
  }

  Lack(Kind kind, String what) {
    this(kind, what, 0, 0);
  }
}
