package org.patchbay.container.entity.lost;

/** What becomes of a container whose host is lost, as far as that needs nobody's decision. */
public enum LostStep {
  /** It is as wished. */
  NOTHING,
  /** It is to go, and goes; what is left of it on the host is remembered. */
  LET_GO,
  /** It is to be off, and is: nothing runs there any more. */
  TAKE_AS_OFF,
  /** All of it had been copied to the host it goes to: there it goes on. */
  GO_ON,
  /** What was on the host may be needed: a person has to say whether it is done without. */
  AWAIT_DECISION
}
