package org.patchbay.isolation.entity;

/** What a check came to, from good to bad. */
public enum IsolationState {
  /** It is under way. */
  RUNNING,
  /** Nothing runs that could be asked. */
  EMPTY,
  /** Everything wanted is reached, and nothing else. */
  SOUND,
  /** Some node could not be asked, so not all is proven. */
  UNPROVEN,
  /** Something wanted is not reached, or not in force. */
  BROKEN,
  /** Something of somebody else is reached. */
  BREACHED;

  /** Whether people have to be told. */
  public boolean alarms() {
    return this == BROKEN || this == BREACHED;
  }

  /** The worse of the two. */
  public IsolationState and(IsolationState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
