package org.patchbay.probe.entity;

/** How a question reaches a node. */
public enum Way {
  /** Over the network, to a public address. */
  PUBLIC,
  /** Through the guest agent: no route leads to a tenant's private network. */
  GUEST
}
