package org.patchbay.audit.entity;

/** The end of a chain: the number and hash of its last record. */
public record AuditHead(long seq, String hash) {
  /** Of a chain without records. */
  public static final AuditHead NONE = new AuditHead(0, "0".repeat(64));
}
