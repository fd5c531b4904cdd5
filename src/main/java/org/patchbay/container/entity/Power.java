package org.patchbay.container.entity;

/** Whether a container is wished to run. */
public enum Power {
  ON,
  OFF
}
