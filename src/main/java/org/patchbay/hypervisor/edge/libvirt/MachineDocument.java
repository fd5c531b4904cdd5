package org.patchbay.hypervisor.edge.libvirt;

import java.net.InetAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.VolumeRef;

/** A machine as libvirt's domain document (libvirt.org/formatdomain.html). */
final class MachineDocument {
  /** Under which our stamp stands in a domain's metadata. */
  static final String NAMESPACE = "https://patchbay.org/ns/machine/1";

  private static final String PREFIX = "pb:";

  private MachineDocument() {}

  static String of(MachineSpec spec, MachineType type) {
    Xml domain = Xml.root("domain").set("type", type(type));
    domain.child("name", n -> n.text(spec.name()));
    domain.child("uuid", u -> u.text(spec.stamp().machine()));
    domain.child("metadata", m -> stamp(m, spec));
    memory(domain, spec, type);
    domain.child(
        "vcpu",
        v -> v.set("placement", "static").set("current", spec.vcpus()).text(spec.maxVcpus()));
    domain.child("os", os -> os(os, type));
    if (type != MachineType.TEST) {
      domain.child("features", f -> f.child("acpi").child("apic"));
      domain.child("cpu", cpu -> cpu(cpu, spec, type));
      domain.child("clock", c -> c.set("offset", "utc"));
      domain.child("on_crash", c -> c.text("destroy"));
    }
    domain.child("devices", d -> devices(d, spec, type));
    return domain.toString();
  }

  private static String type(MachineType type) {
    return switch (type) {
      case KVM -> "kvm";
      case QEMU, AUTO -> "qemu";
      case TEST -> "test";
    };
  }

  private static void stamp(Xml metadata, MachineSpec spec) {
    metadata.child(
        NAMESPACE,
        PREFIX + "machine",
        m ->
            m.set("tenant", spec.stamp().tenant())
                .set("container", spec.stamp().machine())
                .set("spec", spec.stamp().specHash()));
  }

  private static void memory(Xml domain, MachineSpec spec, MachineType type) {
    if (type != MachineType.TEST && spec.maxMemoryMiB() > spec.memoryMiB()) {
      domain.child(
          "maxMemory", m -> m.set("slots", 16).set("unit", "MiB").text(spec.maxMemoryMiB()));
    }
    domain.child("memory", m -> m.set("unit", "MiB").text(spec.memoryMiB()));
    domain.child("currentMemory", m -> m.set("unit", "MiB").text(spec.memoryMiB()));
  }

  private static void os(Xml os, MachineType type) {
    os.child(
        "type",
        t -> {
          if (type != MachineType.TEST) {
            t.set("arch", "x86_64").set("machine", "q35");
          }
          t.text("hvm");
        });
    os.child("boot", b -> b.set("dev", "hd"));
  }

  private static void cpu(Xml cpu, MachineSpec spec, MachineType type) {
    if (type == MachineType.KVM) {
      cpu.set("mode", "host-model");
    } else {
      cpu.set("mode", "custom").set("match", "exact");
      cpu.child("model", m -> m.set("fallback", "allow").text("qemu64"));
    }
    // Growing memory without a restart needs a NUMA cell to grow.
    cpu.child(
        "numa",
        n ->
            n.child(
                "cell",
                c ->
                    c.set("id", 0)
                        .set("cpus", "0-" + (spec.maxVcpus() - 1))
                        .set("memory", spec.memoryMiB())
                        .set("unit", "MiB")));
  }

  private static void devices(Xml devices, MachineSpec spec, MachineType type) {
    boolean real = type != MachineType.TEST;
    if (real) {
      devices.child(
          "controller", c -> c.set("type", "scsi").set("index", 0).set("model", "virtio-scsi"));
      devices.child("controller", c -> c.set("type", "usb").set("model", "none"));
    }
    devices.child("disk", d -> disk(d, "disk", spec.disk().volume(), "qcow2", "vda", "virtio"));
    devices.child("disk", d -> seed(d, spec.seed()));
    spec.nics().forEach(nic -> devices.child("interface", i -> nic(i, nic, real)));
    if (real) {
      extras(devices);
    }
  }

  private static void disk(
      Xml disk, String device, VolumeRef volume, String format, String target, String bus) {
    disk.set("type", "volume").set("device", device);
    // The format is always said: a guest that writes a header must not be believed.
    disk.child("driver", d -> d.set("name", "qemu").set("type", format));
    disk.child("source", s -> s.set("pool", volume.pool()).set("volume", volume.name()));
    disk.child("target", t -> t.set("dev", target).set("bus", bus));
  }

  private static void seed(Xml disk, VolumeRef volume) {
    disk(disk, "cdrom", volume, "raw", "sda", "scsi");
    disk.child("readonly");
  }

  private static void nic(Xml nic, NicSpec spec, boolean real) {
    nic.set("type", "network");
    nic.child("mac", m -> m.set("address", spec.mac()));
    nic.child("source", s -> s.set("network", network(spec)));
    nic.child("model", m -> m.set("type", "virtio"));
    if (real) {
      nic.child("driver", MachineDocument::plainPackets);
      nic.child("rom", r -> r.set("enabled", "no"));
      if (spec instanceof NicSpec.Public guarded) {
        nic.child("filterref", f -> guard(f, guarded));
      }
    }
  }

  /** Whole checksums: a userspace switch on the way does not fill them in. */
  private static void plainPackets(Xml driver) {
    driver.child(
        "host",
        h ->
            h.set("csum", "off")
                .set("gso", "off")
                .set("tso4", "off")
                .set("tso6", "off")
                .set("ufo", "off"));
    driver.child(
        "guest", g -> g.set("csum", "off").set("tso4", "off").set("tso6", "off").set("ufo", "off"));
  }

  private static String network(NicSpec nic) {
    if (nic instanceof NicSpec.Private plug) {
      return plug.segment().networkName();
    }
    return ((NicSpec.Public) nic).network().networkName();
  }

  /** Neither another's MAC nor another's address is let out. */
  private static void guard(Xml filter, NicSpec.Public nic) {
    filter.set("filter", "clean-traffic");
    for (InetAddress address : nic.addresses()) {
      filter.child("parameter", p -> p.set("name", "IP").set("value", address.getHostAddress()));
    }
  }

  private static void extras(Xml devices) {
    devices.child("serial", s -> s.set("type", "pty").child("target", t -> t.set("port", 0)));
    devices.child(
        "console",
        c -> c.set("type", "pty").child("target", t -> t.set("type", "serial").set("port", 0)));
    devices.child(
        "channel",
        c ->
            c.set("type", "unix")
                .child(
                    "target", t -> t.set("type", "virtio").set("name", "org.qemu.guest_agent.0")));
    devices.child("memballoon", m -> m.set("model", "virtio"));
    devices.child(
        "rng",
        r ->
            r.set("model", "virtio")
                .child("backend", b -> b.set("model", "random").text("/dev/urandom")));
  }
}
