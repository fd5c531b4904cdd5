package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;

/**
 * What a domain's document says of its size.
 *
 * @param memoryMiB what the guest may use
 * @param pluggedMiB what is plugged in, used or given back
 * @param maxMemoryMiB up to which more can be plugged in
 */
public record SizeElements(
    int vcpus, int maxVcpus, long memoryMiB, long pluggedMiB, long maxMemoryMiB) {
  private static final int KIB_OF_MIB = 10;

  /** Reads a domain's document as libvirt writes it, with memory in KiB. */
  public static SizeElements read(String text) {
    Xml domain = Xml.parse(text);
    Xml vcpu = domain.find("vcpu").orElseThrow();
    int most = Integer.parseInt(vcpu.text());
    long plugged = mib(domain, "memory").orElseThrow();
    return new SizeElements(
        vcpu.get("current").isEmpty() ? most : Integer.parseInt(vcpu.get("current")),
        most,
        mib(domain, "currentMemory").orElse(plugged),
        plugged,
        mib(domain, "maxMemory").orElse(plugged));
  }

  private static Optional<Long> mib(Xml domain, String name) {
    return domain.find(name).map(found -> Long.parseLong(found.text()) >> KIB_OF_MIB);
  }
}
