package org.patchbay.hypervisor.entity;

/** What runs the machines of a host. */
public enum MachineType {
  /** Decided from the host's domain capabilities. */
  AUTO,
  /** Hardware virtualisation. */
  KVM,
  /** QEMU's own translation. */
  QEMU,
  /** libvirt's test driver and the simulated hosts: nothing runs. */
  TEST
}
