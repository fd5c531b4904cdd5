package org.patchbay.catalogue.entity;

/** What kind of disk something lies on, or wants. */
public enum StorageClass {
  /** Solid-state speed. */
  SSD,
  /** Whatever the host has. */
  LOCAL,
  /** Reached from every host. */
  SHARED
}
