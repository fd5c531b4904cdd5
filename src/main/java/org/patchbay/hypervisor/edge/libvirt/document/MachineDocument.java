package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;

/** A machine as libvirt's domain document (libvirt.org/formatdomain.html). */
public final class MachineDocument {
  /** How many times memory can be added without a restart. */
  private static final int MEMORY_SLOTS = 16;

  private MachineDocument() {}

  /**
   * The document.
   *
   * @param type what runs it, never {@code AUTO}
   * @param backingPath where the pool holds the image's volume; said, so that nobody looks into the
   *     guest's disk for it
   * @param log where the host writes what comes from its console, begun anew at each start
   */
  public static String of(
      MachineSpec spec, MachineType type, String backingPath, Optional<String> log) {
    Xml domain = Xml.root("domain").set("type", libvirtName(type));
    domain.child("name", MachineName.of(spec));
    domain.child("uuid", spec.stamp().machine());
    domain.child("metadata", metadata -> StampElement.write(metadata, spec.stamp()));
    memory(domain, spec, type);
    domain.child("vcpu", vcpu -> vcpu.set("current", spec.vcpus()).text(spec.maxVcpus()));
    domain.child("os", os -> system(os, type));
    if (type != MachineType.TEST) {
      domain.child("features", features -> features.child("acpi").child("apic"));
      domain.child("cpu", cpu -> processor(cpu, spec, type));
      domain.child("clock", clock -> clock.set("offset", "utc"));
      domain.child("on_poweroff", "destroy").child("on_reboot", "restart");
      domain.child("on_crash", "destroy");
    }
    domain.child("devices", devices -> MachineDevices.write(devices, spec, type, backingPath, log));
    return domain.toString();
  }

  private static String libvirtName(MachineType type) {
    return switch (type) {
      case KVM -> "kvm";
      case QEMU -> "qemu";
      case TEST -> "test";
      case AUTO -> throw new IllegalArgumentException("decided before a machine is defined");
    };
  }

  private static void memory(Xml domain, MachineSpec spec, MachineType type) {
    if (type != MachineType.TEST && grows(spec)) {
      long room = MemoryDocument.inBlocks(spec.maxMemoryMiB() - spec.memoryMiB());
      domain.child(
          "maxMemory",
          most -> most.set("slots", MEMORY_SLOTS).set("unit", "MiB").text(spec.memoryMiB() + room));
    }
    // Nothing can be plugged into the test driver's machines: there the balloon has all of it.
    long plugged = type == MachineType.TEST ? spec.maxMemoryMiB() : spec.memoryMiB();
    domain.child("memory", memory -> memory.set("unit", "MiB").text(plugged));
    domain.child("currentMemory", now -> now.set("unit", "MiB").text(spec.memoryMiB()));
  }

  private static boolean grows(MachineSpec spec) {
    return spec.maxMemoryMiB() > spec.memoryMiB();
  }

  private static void system(Xml os, MachineType type) {
    os.child(
        "type",
        machine -> {
          if (type != MachineType.TEST) {
            machine.set("arch", "x86_64").set("machine", "q35");
          }
          machine.text("hvm");
        });
    os.child("boot", boot -> boot.set("dev", "hd"));
  }

  private static void processor(Xml cpu, MachineSpec spec, MachineType type) {
    if (type == MachineType.KVM) {
      cpu.set("mode", "host-model").set("check", "partial");
    } else {
      cpu.set("mode", "custom").set("match", "exact");
      cpu.child("model", model -> model.set("fallback", "allow").text("qemu64"));
    }
    cpu.child(
        "topology",
        topology -> topology.set("sockets", 1).set("cores", spec.maxVcpus()).set("threads", 1));
    if (grows(spec)) {
      // Memory is added to a NUMA cell; a machine without one can't grow.
      cpu.child("numa", numa -> numa.child("cell", cell -> cell(cell, spec)));
    }
  }

  private static void cell(Xml cell, MachineSpec spec) {
    cell.set("id", 0)
        .set("cpus", "0-" + (spec.maxVcpus() - 1))
        .set("memory", spec.memoryMiB())
        .set("unit", "MiB");
  }
}
