package org.patchbay.hypervisor.entity;

/**
 * How big a machine is at present: while it runs what its guest was given, otherwise what it is
 * defined with.
 *
 * @param maxVcpus ceiling for growing without a restart
 * @param memoryMiB what the guest may use, without what it gave back
 * @param maxMemoryMiB ceiling for growing without a restart
 * @param diskGiB capacity of the system disk, whole GiB; 0 where there is none
 */
public record MachineSize(
    int vcpus, int maxVcpus, long memoryMiB, long maxMemoryMiB, long diskGiB) {
  public MachineSize withDisk(long gib) {
    return new MachineSize(vcpus, maxVcpus, memoryMiB, maxMemoryMiB, gib);
  }
}
