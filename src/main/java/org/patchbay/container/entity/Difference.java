package org.patchbay.container.entity;

/**
 * Something of a container's interfaces that its host has otherwise than is wanted.
 *
 * @param about which interface, by its MAC; empty where it is about all of them
 */
public record Difference(Kind kind, String about, String wanted, String seen) {
  /** What differs. */
  public enum Kind {
    /** Another guard than is wanted, or none. */
    GUARD,
    /** Other interfaces than are wanted. */
    INTERFACES,
    /** A network that it is plugged into is not there, or does not run. */
    NETWORK,
    /** An interface is in another bridge, or in another VLAN. */
    PLACE
  }
}
