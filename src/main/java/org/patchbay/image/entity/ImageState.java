package org.patchbay.image.entity;

/** Whether clusters can be made of an image. */
public enum ImageState {
  /** Its content was not uploaded yet. */
  EMPTY,
  READY,
  /** It is being deleted from the hosts' pools, and then from the library. */
  REMOVING
}
