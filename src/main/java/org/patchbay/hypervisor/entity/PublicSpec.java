package org.patchbay.hypervisor.entity;

/**
 * A public network on a host: {@code pb-public-<name>} on a Linux bridge the operator prepared.
 *
 * @param name of the public network, lower case letters, digits and dashes
 * @param bridge name of the Linux bridge on the host
 */
public record PublicSpec(String name, String bridge) {
  /** The network's name on the host. */
  public String networkName() {
    return "pb-public-" + name;
  }
}
