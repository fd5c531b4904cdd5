package org.patchbay.notify.entity;

/** How far a mail is. */
public enum MailState {
  /** It is to be sent, at once or again. */
  WAITING,
  SENT,
  /** Nobody tries any more. */
  FAILED
}
