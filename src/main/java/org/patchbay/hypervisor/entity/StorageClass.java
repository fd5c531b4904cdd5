package org.patchbay.hypervisor.entity;

/** What kind of disk something lies on, or wants. */
public enum StorageClass {
  /** Solid-state speed. */
  SSD,
  /** Not solid state. */
  STANDARD,
  /** Whatever the host has; nobody said what that is. */
  LOCAL,
  /** Reached from every host that has the pool. */
  SHARED
}
