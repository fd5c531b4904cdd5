package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.VolumeRef;

/**
 * The devices of a machine. Every format is said and every chain is closed, so that QEMU never
 * probes a disk that a guest has written (CVE-2026-24708, CVE-2024-32498).
 */
public final class MachineDevices {
  /** The system disk, as the host calls it. */
  public static final String DISK = "vda";

  /** What outlives it. */
  static final String DATA = "vdb";

  /** Of the SCSI controller, the agent's channel, the balloon and the source of randomness. */
  private static final int OWN_PORTS = 4;

  /** A public interface of each version, and one that the guest is slow to give back. */
  private static final int SPARE_PORTS = 3;

  private static final String GUEST_AGENT = "org.qemu.guest_agent.0";

  private MachineDevices() {}

  static void write(
      Xml devices, MachineSpec spec, MachineType type, String backingPath, Optional<String> log) {
    boolean real = type != MachineType.TEST;
    if (real) {
      ports(devices, spec);
      devices.child("controller", c -> c.set("type", "scsi").set("model", "virtio-scsi"));
      devices.child("controller", c -> c.set("type", "usb").set("model", "none"));
    }
    devices.child("disk", disk -> disk(disk, spec.disk().volume(), backingPath));
    spec.data().ifPresent(data -> devices.child("disk", disk -> data(disk, data)));
    devices.child("disk", seed -> seed(seed, spec.seed()));
    UUID machine = spec.stamp().machine();
    spec.nics().forEach(nic -> devices.child("interface", i -> plug(i, machine, nic, real)));
    if (real) {
      agent(devices);
      consoles(devices, log);
      devices.child("memballoon", balloon -> balloon.set("model", "virtio"));
      devices.child("rng", MachineDevices::randomness);
    }
  }

  /** What is plugged in while a machine runs needs a port that was there when it started. */
  private static void ports(Xml devices, MachineSpec spec) {
    int disks = spec.data().isPresent() ? 2 : 1;
    int most = OWN_PORTS + disks + spec.nics().size() + SPARE_PORTS;
    IntStream.rangeClosed(1, most).forEach(n -> devices.child("controller", c -> port(c, n)));
  }

  private static void port(Xml controller, int number) {
    controller.set("type", "pci").set("index", number).set("model", "pcie-root-port");
  }

  private static void disk(Xml disk, VolumeRef volume, String backingPath) {
    disk.set("type", "volume").set("device", "disk");
    disk.child("driver", d -> driver(d, volume));
    source(disk, volume);
    disk.child("backingStore", backing -> backing(backing, backingPath));
    disk.child("target", t -> t.set("dev", DISK).set("bus", "virtio"));
  }

  private static void data(Xml disk, DataDisk data) {
    disk.set("type", "volume").set("device", "disk");
    disk.child("driver", d -> driver(d, data.volume()));
    source(disk, data.volume());
    disk.child("backingStore");
    disk.child("target", t -> t.set("dev", DATA).set("bus", "virtio"));
    disk.child("serial", data.serial());
  }

  /** What another host is to go on with must not be in this one's cache. */
  private static void driver(Xml driver, VolumeRef volume) {
    driver.set("name", "qemu").set("type", "qcow2").set("discard", "unmap");
    if (volume.shared()) {
      driver.set("cache", "none");
    }
  }

  private static void backing(Xml backing, String path) {
    backing.set("type", "file");
    backing.child("format", format -> format.set("type", "qcow2"));
    backing.child("source", source -> source.set("file", path));
    backing.child("backingStore");
  }

  private static void seed(Xml seed, VolumeRef volume) {
    seed.set("type", "volume").set("device", "cdrom");
    seed.child("driver", d -> d.set("name", "qemu").set("type", "raw"));
    source(seed, volume);
    // Not SATA: the smallest of the cloud kernels have no driver for it.
    seed.child("target", t -> t.set("dev", "sda").set("bus", "scsi"));
    seed.child("readonly");
  }

  private static void source(Xml disk, VolumeRef volume) {
    disk.child("source", s -> s.set("pool", volume.pool()).set("volume", volume.name()));
  }

  static void plug(Xml plug, UUID machine, NicSpec nic, boolean real) {
    plug.set("type", "network");
    plug.child("mac", mac -> mac.set("address", nic.mac()));
    plug.child("source", source -> source.set("network", NetworkDocument.nameFor(nic)));
    plug.child("model", model -> model.set("type", "virtio"));
    if (real) {
      // Always said: what is not takes the bridge's own, which other segments may have lowered.
      plug.child("mtu", mtu -> mtu.set("size", nic.mtu()));
      if (nic instanceof NicSpec.Public) {
        plug.child("port", port -> port.set("isolated", "yes"));
        String name = FilterDocument.name(machine, nic.mac());
        plug.child("filterref", guard -> guard.set("filter", name));
      }
      plug.child("rom", rom -> rom.set("enabled", "no"));
    }
  }

  private static void agent(Xml devices) {
    devices.child(
        "channel",
        channel ->
            channel
                .set("type", "unix")
                .child("target", t -> t.set("type", "virtio").set("name", GUEST_AGENT)));
  }

  private static void consoles(Xml devices, Optional<String> log) {
    devices.child(
        "serial",
        serial -> {
          serial.set("type", "pty");
          log.ifPresent(path -> serial.child("log", l -> l.set("file", path).set("append", "off")));
        });
    devices.child("console", console -> console.set("type", "pty"));
    devices.child(
        "graphics",
        screen ->
            screen
                .set("type", "vnc")
                .set("autoport", "yes")
                .child("listen", l -> l.set("type", "address").set("address", "127.0.0.1")));
    devices.child("video", video -> video.child("model", model -> model.set("type", "vga")));
  }

  private static void randomness(Xml rng) {
    rng.set("model", "virtio");
    rng.child("backend", source -> source.set("model", "random").text("/dev/urandom"));
  }
}
