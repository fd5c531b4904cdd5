package org.patchbay.vault.entity;

/** What a key is there for. */
public enum KeyState {
  /** The first: it seals. */
  SEALS,
  /** It still opens what it sealed. */
  OPENS,
  /** Nothing is sealed with it any more. */
  UNUSED,
  /** Something is sealed with it, and it is not among the keys. */
  MISSING
}
