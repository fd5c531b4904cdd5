package org.patchbay.hypervisor.entity;

/** A port range open to everybody, first to last inclusive. */
public record OpenPort(Protocol protocol, int first, int last) {
  /** Transport protocol. */
  public enum Protocol {
    TCP,
    UDP
  }
}
