package org.patchbay.hypervisor.entity;

/** What a guest says of a file that it was asked for. */
public enum GuestFile {
  THERE,
  ABSENT,
  /** The machine does not run, is not ours, or its guest agent does not answer. */
  SILENT,
  /** Its guest agent answers, and its configuration forbids it to read files. */
  FORBIDDEN
}
