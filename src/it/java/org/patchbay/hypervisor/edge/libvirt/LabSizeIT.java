package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** What a guest sees of the size it is given. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabSizeIT {
  private static final LibvirtHypervisor DOOR = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));
  private static final int NUMBER = 41;

  @Test
  void aGuestUsesWhatItIsGivenAndGivesBackWhatItIsAskedFor() throws Exception {
    HostAddress host = LabHosts.at(UUID.randomUUID(), Lab.tls(Lab.hosts().get(0)));
    try (var machine = new LabMachine(DOOR, host, NUMBER)) {
      machine.start();
      machine.awaitAgent();
      MachineSpec spec = machine.spec();
      try (var guest = new Guest(LabHosts.complete(host.uri()), spec.stamp().machine())) {
        String before = guest.says("cat /proc/uptime");
        long memory = memory(guest);
        assertThat(guest.says("nproc").strip()).isEqualTo("1");
        DOOR.resize(host, sized(spec, 2, 288, 2));
        Eventually.until("2 processors", () -> guest.says("nproc").strip().equals("2"));
        Eventually.until(
            "128 MiB more",
            () -> memory(guest) >= memory + 120,
            () -> guest.says("free -m; dmesg | tail -5"));
        assertThat(guest.says("cat /sys/block/vda/size").strip()).isEqualTo("4194304");
        DOOR.resize(host, sized(spec, 2, 224, 2));
        Eventually.until(
            "64 MiB less",
            () -> memory(guest) <= memory + 70,
            () -> guest.says("free -m; dmesg | tail -5"));
        assertThat(uptime(guest.says("cat /proc/uptime"))).isGreaterThan(uptime(before));
      }
    } finally {
      DOOR.release(host);
    }
  }

  private static long memory(Guest guest) {
    return Long.parseLong(
            guest.says("sed -n 's/MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo").strip())
        / 1024;
  }

  private static double uptime(String text) {
    return Double.parseDouble(text.split(" ")[0]);
  }

  private static MachineSpec sized(MachineSpec spec, int vcpus, long memoryMiB, long diskGiB) {
    return new MachineSpec(
        spec.stamp(),
        spec.name(),
        vcpus,
        spec.maxVcpus(),
        memoryMiB,
        spec.maxMemoryMiB(),
        new DiskSpec(spec.disk().volume(), spec.disk().backing(), diskGiB),
        spec.seed(),
        spec.nics());
  }
}
