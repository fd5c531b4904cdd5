package org.patchbay.hypervisor;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.entity.seed.Seed;
import org.patchbay.container.entity.seed.SeedAddress;
import org.patchbay.container.entity.seed.SeedFile;
import org.patchbay.container.entity.seed.SeedImage;
import org.patchbay.container.entity.seed.SeedNic;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.testing.Lab;

/** Machines to try, and which were made. */
public final class Machines {
  private static final int FIRST = 20;

  private final int first;
  private final HostAddress host;
  private final SegmentSpec segment;
  private final PublicSpec network;
  private final VolumeRef image;
  private final List<MachineSpec> made = new ArrayList<>();

  public Machines(HostAddress host, SegmentSpec segment, PublicSpec network) {
    this(host, segment, network, FIRST);
  }

  /** With the last byte of the first machine's addresses. */
  public Machines(HostAddress host, SegmentSpec segment, PublicSpec network, int first) {
    this.first = first;
    this.host = host;
    this.segment = segment;
    this.network = network;
    this.image = new VolumeRef(host.pool(), "contract-" + UUID.randomUUID() + ".qcow2");
  }

  VolumeRef image() {
    return image;
  }

  List<MachineSpec> made() {
    return made;
  }

  /** A machine with a private and a public plug; TCP 80 is open. */
  public MachineSpec spec(UUID tenant, String name) {
    int number = first + made.size();
    UUID id = UUID.randomUUID();
    var spec =
        new MachineSpec(
            new Stamp(id, tenant, "0123456789abcdef"),
            name,
            1,
            2,
            160,
            288,
            new DiskSpec(new VolumeRef(host.pool(), "contract-" + id + ".qcow2"), image, 1),
            new VolumeRef(host.pool(), "contract-" + id + "-seed.iso"),
            List.of(
                new NicSpec.Private(
                    "52:54:00:0a:42:" + number, segment, List.of(ip("10.0.0." + number))),
                new NicSpec.Public(
                    "52:54:00:0b:42:" + number,
                    network,
                    List.of(ip(stem() + "." + number)),
                    List.of(new OpenPort(OpenPort.Protocol.TCP, 80, 80)))));
    made.add(spec);
    return spec;
  }

  MachineSpec grown(MachineSpec spec) {
    return new MachineSpec(
        new Stamp(spec.stamp().machine(), spec.stamp().tenant(), "fedcba9876543210"),
        spec.name(),
        2,
        2,
        spec.memoryMiB(),
        spec.maxMemoryMiB(),
        spec.disk(),
        spec.seed(),
        spec.nics());
  }

  /** The same machine with all its volumes in a pool that other hosts have as well. */
  static MachineSpec shared(MachineSpec spec, String pool) {
    return new MachineSpec(
        spec.stamp(),
        spec.name(),
        spec.vcpus(),
        spec.maxVcpus(),
        spec.memoryMiB(),
        spec.maxMemoryMiB(),
        new DiskSpec(
            shared(spec.disk().volume(), pool),
            shared(spec.disk().backing(), pool),
            spec.disk().sizeGiB()),
        shared(spec.seed(), pool),
        spec.nics());
  }

  private static VolumeRef shared(VolumeRef volume, String pool) {
    return new VolumeRef(pool, volume.name(), true);
  }

  /** The same machine, plugged in otherwise. */
  public MachineSpec with(MachineSpec spec, List<NicSpec> nics) {
    return plugged(spec, nics);
  }

  static MachineSpec plugged(MachineSpec spec, List<NicSpec> nics) {
    return new MachineSpec(
        spec.stamp(),
        spec.name(),
        spec.vcpus(),
        spec.maxVcpus(),
        spec.memoryMiB(),
        spec.maxMemoryMiB(),
        spec.disk(),
        spec.seed(),
        nics);
  }

  /** Tells the lab's guest who it is and that it answers HTTP at 80 and 8080. */
  public Upload seed(MachineSpec spec) {
    NicSpec inside = spec.nics().get(0);
    NicSpec.Public outside = (NicSpec.Public) spec.nics().get(1);
    var seed =
        new Seed(
            spec.stamp().machine().toString(),
            "contract",
            List.of(
                SeedNic.onSegment(
                    "private0",
                    inside.mac(),
                    List.of(new SeedAddress(((NicSpec.Private) inside).addresses().get(0), 24))),
                new SeedNic(
                    "public0",
                    outside.mac(),
                    List.of(new SeedAddress(outside.addresses().get(0), 24)),
                    List.of(ip(stem() + ".1")),
                    List.of())),
            List.of(),
            List.of(),
            List.of(
                new SeedFile("/etc/voipnownode/nodeid", "n1\n", "0644", "root:root"),
                new SeedFile(
                    "/etc/patchbay/roles",
                    "http tcp 80 http\nadmin tcp 8080 http\nhigh tcp 50000 http\n",
                    "0644",
                    "root:root")),
            List.of());
    byte[] bytes = SeedImage.of(seed);
    return new Upload("raw", bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  private static String stem() {
    return Lab.isThere() ? Lab.publicStem() : "198.51.100";
  }

  private static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
