package org.patchbay.hypervisor.entity;

/** What is compared of a {@link Fixture}. Those of {@code NEXT} count when it starts next. */
public enum FixtureField {
  PRESENT,
  RUNNING,
  BRIDGE,
  OPEN_VSWITCH,
  TAG,
  ISOLATED,
  NEXT_BRIDGE,
  NEXT_OPEN_VSWITCH,
  NEXT_TAG,
  NEXT_ISOLATED,
  NETWORK,
  FILTER,
  /** One line of a guard, as the host spells it. */
  RULE
}
