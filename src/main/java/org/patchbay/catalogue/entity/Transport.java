package org.patchbay.catalogue.entity;

/** Transport protocol of a port. */
public enum Transport {
  TCP,
  UDP
}
