package org.patchbay.container.entity;

/** What is wanted of a container's data disk. */
public enum DataWish {
  /** It has none. */
  NONE,
  /** It may be made, empty. */
  NEW,
  /** It is on its way from another container. */
  COMING,
  /** A machine had it: should it be gone, it is lost. */
  MADE,
  /** The same, but a person has said to begin anew: should it be gone, an empty one is made. */
  FORGONE
}
